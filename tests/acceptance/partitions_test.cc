// SPDX-License-Identifier: GPL-3.0-or-later
// The ranking does not hang on how an index is cut: many partitions give
// the ids, the order and the scores that one gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "common/content_hash.h"
#include "common/index/manifest.h"
#include "defnews/searcher.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const char* const kTexts[] = {"torpedo",
                              "missile",
                              "the SCM in Seoul",
                              "Security Consultative Meeting",
                              "Shin Won-sik",
                              "Sin Won Sik",
                              "신원식",
                              "K-9 howitzers",
                              "boundary-layer",
                              "boundary",
                              "layer",
                              "exercise",
                              "the defence of the",
                              "drone",
                              "submarine",
                              "확장억제",
                              "extended deterrence",
                              "alarm"};

Json RandomArticle(std::mt19937* random, const std::string& id, int year) {
  const auto text = [&](unsigned most) {
    std::string words;
    for (unsigned i = 0; i < 4 + (*random)() % most; ++i) {
      words += std::string(kTexts[(*random)() % std::size(kTexts)]) + " w" +
               std::to_string((*random)() % 300) + " ";
    }
    return words;
  };
  Json article = {{"id", id}, {"title", text(3)}, {"body", text(40)}};
  if (year != 0) {
    article["published"] = std::to_string(year) + "-0" +
                           std::to_string(1 + (*random)() % 9) + "-15";
  }
  return article;
}

// `articles` of each of `years`, as JSON Lines.
std::string Lines(const std::string& name, const std::vector<int>& years,
                  int articles, std::mt19937* random) {
  std::string lines;
  for (const int year : years) {
    for (int i = 0; i < articles; ++i) {
      const std::string id =
          name + std::to_string(year) + "-" + std::to_string(i);
      lines += RandomArticle(random, id, year).dump() + "\n";
    }
  }
  return lines;
}

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// An index of the same documents in a single partition.
void Join(const std::string& index, const std::string& joined) {
  Manifest manifest = *ReadManifest(index, *CurrentGeneration(index));
  Xapian::Database all;
  Partition one = manifest.partitions.front();
  one.name = "all-1";
  one.period = "all";
  one.articles = one.undated = one.copies = one.text_bytes = 0;
  one.files.clear();
  for (const Partition& part : manifest.partitions) {
    all.add_database(Xapian::Database(PartitionPath(index, part.name)));
    one.articles += part.articles;
    one.undated += part.undated;
    one.copies += part.copies;
    one.text_bytes += part.text_bytes;
    if (part.first_day.empty()) continue;
    one.first_day = std::min(one.first_day, part.first_day);
    one.last_day = std::max(one.last_day, part.last_day);
  }
  const fs::path folder = PartitionPath(joined, one.name);
  fs::create_directories(folder.parent_path());
  all.compact(folder.string());
  for (const auto& file : fs::directory_iterator(folder)) {
    one.files.push_back({file.path().filename().string(), file.file_size(),
                         ContentHash128(Read(file.path()))});
  }
  manifest.partitions = {one};
  const fs::path path = ManifestPath(joined, manifest.generation);
  fs::create_directories(path.parent_path());
  std::ofstream(path) << ManifestToJson(manifest);
  std::ofstream(StubPath(joined)) << StubText(manifest);
}

class PartitionsTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string many = (folder_.path() / "many").string();
    const std::string one = (folder_.path() / "one").string();
    std::mt19937 random(5);
    std::vector<int> years = {0};
    for (int year = 2008; year < 2020; ++year) years.push_back(year);
    Run({"build", "--quiet", "--index", many,
         folder_.Write("first.jsonl", Lines("a", years, 20, &random))});
    for (const char* name : {"b", "c", "d"}) {
      Run({"update", "--quiet", "--index", many,
           folder_.Write(std::string(name) + ".jsonl",
                         Lines(name, {0, 2012, 2019}, 6, &random))});
    }
    ASSERT_GE(ReadManifest(many, *CurrentGeneration(many))->partitions.size(),
              6U);
    Join(many, one);
    for (const std::string& index : {many, one}) {
      Result<Searcher> opened = Searcher::Open(index);
      ASSERT_TRUE(opened.ok()) << opened.status().message();
      searchers_.push_back(std::move(opened).value());
    }
  }

  static void Run(const std::vector<std::string>& arguments) {
    const ToolRun run = RunTool("indexer", arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }

  void Compare(const std::string& query, const SearchOptions& options) {
    const Result<SearchResults> many = searchers_[0].Search(query, options);
    const Result<SearchResults> one = searchers_[1].Search(query, options);
    ASSERT_TRUE(many.ok()) << query << ": " << many.status().message();
    ASSERT_TRUE(one.ok()) << query << ": " << one.status().message();
    EXPECT_EQ(many.value().total, one.value().total) << query;
    const std::vector<Hit>& hits = many.value().hits;
    ASSERT_EQ(hits.size(), one.value().hits.size()) << query;
    for (size_t i = 0; i < hits.size(); ++i) {
      const Hit& wanted = one.value().hits[i];
      EXPECT_EQ(hits[i].id, wanted.id) << query << " " << i;
      EXPECT_NEAR(hits[i].score, wanted.score, 1e-9) << query << " " << i;
    }
  }

  TempFolder folder_;
  std::vector<Searcher> searchers_;  // of many, and of one
};

TEST_F(PartitionsTest, OneAndManyRankAlike) {
  SearchOptions plain;
  plain.snippets = plain.suggest = false;
  plain.limit = 60;
  SearchOptions all = plain;
  all.duplicates = Duplicates::kAll;
  SearchOptions rerank = plain;
  rerank.rerank = true;
  SearchOptions feedback = plain;
  feedback.feedback = true;
  SearchOptions recent = plain;
  recent.recent = true;
  for (const SearchOptions& base : {plain, all, rerank, feedback, recent}) {
    for (const bool any : {false, true}) {
      SearchOptions options = base;
      options.any = any;
      for (const char* query :
           {"torpedo", "torpedo missile", "SCM", "SCM missile", "Shin Won-sik",
            "\"extended deterrence\"", "K-9 OR boundary-layer", "torp*",
            "torpedo NEAR/5 missile", "title:torpedo alarm", "확장억제",
            "the exercise drone NOT submarine",
            "what did the SCM say of the torpedo and the missile in the "
            "exercise of the submarine with a drone and an alarm"}) {
        Compare(query, options);
      }
    }
  }
}

TEST_F(PartitionsTest, ArticlesLikeAnotherAreTheSame) {
  for (const char* id : {"a0-3", "a2010-4", "c2019-1"}) {
    const Result<SearchResults> many = searchers_[0].Like(id, {});
    const Result<SearchResults> one = searchers_[1].Like(id, {});
    ASSERT_TRUE(many.ok() && one.ok()) << id;
    ASSERT_EQ(many.value().hits.size(), one.value().hits.size());
    EXPECT_GT(many.value().hits.size(), 0U);
    for (size_t i = 0; i < many.value().hits.size(); ++i) {
      EXPECT_EQ(many.value().hits[i].id, one.value().hits[i].id) << id;
    }
  }
}

}  // namespace
}  // namespace defnews

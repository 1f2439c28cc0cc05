// SPDX-License-Identifier: GPL-3.0-or-later
// However an index came by its articles, its groups of copies are those of a
// build from the same articles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "common/article/article_json.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/operations.h"
#include "tests/indexer/duplicates/stories.h"
#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::Pair;

// By id: the key of the group, with a star if the article leads it.
using States = std::map<std::string, std::string>;

class RegroupTest : public testing::Test {
 protected:
  RegroupTest() {
    root_ = TempPath();
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~RegroupTest() override { fs::remove_all(root_); }

  RunSettings Settings(const std::string& index) const {
    RunSettings settings;
    settings.index = (root_ / index).string();
    settings.inputs = {(root_ / "in.jsonl").string()};
    settings.threads = 2;
    return settings;
  }

  void Input(const std::vector<std::string>& lines) const {
    std::ofstream out(root_ / "in.jsonl", std::ios::binary);
    for (const std::string& line : lines) out << line << "\n";
  }

  static std::string Line(const std::string& id, const std::string& published,
                          const Words& body) {
    return nlohmann::json({{"id", id},
                           {"title", "t"},
                           {"published", published},
                           {"body", JoinWords(body)}})
        .dump();
  }

  void Build(const std::vector<std::string>& lines,
             const std::string& index = "index") {
    Input(lines);
    RunResult result;
    RunSettings settings = Settings(index);
    settings.force = true;  // over others
    const absl::Status status = BuildIndex(settings, {}, &result);
    ASSERT_TRUE(status.ok()) << status;
  }
  void Update(const std::vector<std::string>& lines) {
    Input(lines);
    RunResult result;
    const absl::Status status = UpdateIndex(Settings("index"), {}, &result);
    ASSERT_TRUE(status.ok()) << status;
  }
  void Remove(const std::vector<std::string>& ids) {
    RunResult result;
    const absl::Status status =
        RemoveArticles(Settings("index"), ids, {}, &result);
    ASSERT_TRUE(status.ok()) << status;
  }

  // `articles`, if given, gets the records in service.
  States Read(const std::string& index = "index",
              std::vector<std::string>* articles = nullptr) const {
    States states;
    const std::string path = (root_ / index).string();
    const absl::StatusOr<Manifest> manifest = CurrentManifest(path);
    EXPECT_TRUE(manifest.ok()) << manifest.status();
    if (!manifest.ok()) return states;
    StoredArticles stored(path, *manifest);
    Article article;
    while (stored.Next(&article)) {
      const CopyState& state = stored.copy_state();
      EXPECT_TRUE(
          states.emplace(article.id, (state.copy ? "" : "*") + state.group)
              .second)
          << article.id << " is in service twice";
      if (articles != nullptr) articles->push_back(ArticleToJson(article));
    }
    EXPECT_TRUE(stored.status().ok()) << stored.status();
    EXPECT_EQ(states.size(), manifest->articles());
    return states;
  }

  void ExpectAsIfBuilt(const std::string& when) {
    std::vector<std::string> articles;
    const States states = Read("index", &articles);
    if (articles.empty()) return;
    Build(articles, "fresh");
    EXPECT_EQ(states, Read("fresh")) << when;
  }

  fs::path root_;
};

TEST_F(RegroupTest, ALaterCopyLeavesTheStoryWhereItIs) {
  const Words story = Story(100, 1);
  Build({Line("a", "2023-05-06", story), Line("x", "2023-05-06", Story(99, 2)),
         Line("y", "2023-05-06", Story(99, 3))});
  Update({Line("b", "2023-05-07", story)});
  EXPECT_THAT(Read(), ElementsAre(Pair("a", "*a"), Pair("b", "a"),
                                  Pair("x", "*x"), Pair("y", "*y")));
  const auto manifest = CurrentManifest((root_ / "index").string());
  for (const Partition& partition : manifest->partitions) {
    EXPECT_TRUE(partition.hidden.empty());
  }
}

TEST_F(RegroupTest, AnEarlierCopyFoundsAndAFullerOneLeads) {
  const Words story = Story(100, 1);
  Build({Line("b", "2023-05-07", CutTo(story, 70)),
         Line("x", "2023-05-06", Story(99, 2)),
         Line("y", "2023-05-06", Story(99, 3)),
         Line("z", "2023-05-06", Story(99, 4)),
         Line("w", "2023-05-06", Story(99, 5))});
  Update({Line("a", "2023-05-06", CutTo(story, 60))});
  EXPECT_EQ(Read()["a"], "a");
  EXPECT_EQ(Read()["b"], "*a");
  Update({Line("c", "2023-05-08", story)});
  EXPECT_EQ(Read()["a"], "a");
  EXPECT_EQ(Read()["b"], "a");
  EXPECT_EQ(Read()["c"], "*a");
  ExpectAsIfBuilt("after two updates");
}

TEST_F(RegroupTest, RemovalsAndReplacementsTakeGroupsApart) {
  const Words story = Story(100, 1);
  Build({Line("a", "2023-05-06", story), Line("b", "2023-05-07", story),
         Line("x", "2023-05-06", Story(99, 2)),
         Line("y", "2023-05-06", Story(99, 3)),
         Line("z", "2023-05-06", Story(99, 4))});
  EXPECT_EQ(Read()["b"], "a");
  Remove({"a"});
  EXPECT_EQ(Read()["b"], "*b");
  Update({Line("a", "2023-05-06", story)});
  EXPECT_EQ(Read()["a"], "*a");
  EXPECT_EQ(Read()["b"], "a");
  Update({Line("a", "2023-05-06", Story(50, 9))});
  EXPECT_EQ(Read()["b"], "*b");
  ExpectAsIfBuilt("in the end");
}

// The middle one of three holds the other two together.
TEST_F(RegroupTest, WithoutTheOneBetweenThemNeighboursPart) {
  const Words story = Story(100, 1);
  std::vector<std::string> lines = {Line("a", "2023-05-01", story),
                                    Line("b", "2023-05-03", CutTo(story, 95)),
                                    Line("c", "2023-05-06", CutTo(story, 90))};
  for (uint64_t i = 0; i < 12; ++i) {
    lines.push_back(
        Line("x" + std::to_string(i), "2023-05-06", Story(99, 10 + i)));
  }
  Build(lines);
  EXPECT_EQ(Read()["c"], "a");
  Remove({"b"});
  EXPECT_EQ(Read()["a"], "*a");
  EXPECT_EQ(Read()["c"], "*c");
}

TEST_F(RegroupTest, AnyHistoryGivesTheGroupsOfABuild) {
  const std::vector<std::string> dates = {
      "2022-12-30", "2022-12-31", "2023-01-01", "2023-01-02", "2023-01-03",
      "2023-01-05", "2023-01-08", "2023-01",    "2022",       ""};
  for (uint64_t seed = 1; seed <= 3; ++seed) {
    std::mt19937_64 random(seed);
    const auto any_line = [&] {
      Words story = Story(60, random() % 7);
      if (random() % 2 == 0) story = WithReplaced(story, 6, &random);
      if (random() % 3 == 0) story = CutTo(story, 45 + random() % 55);
      const std::string id = "id" + std::to_string(random() % 30);
      return Line(id, dates[random() % dates.size()], story);
    };
    const auto some_lines = [&](size_t count) {
      std::vector<std::string> lines;
      while (lines.size() < count) lines.push_back(any_line());
      return lines;
    };
    fs::remove_all(root_ / "index");
    std::vector<std::string> lines = some_lines(25);
    for (uint64_t i = 0; i < 60; ++i) {  // so that updates stay updates
      lines.push_back(
          Line("other" + std::to_string(i), "2023-01-02", Story(40, 100 + i)));
    }
    Build(lines);
    for (int step = 0; step < 8; ++step) {
      if (random() % 3 == 0) {
        std::vector<std::string> ids;
        for (const auto& [id, state] : Read()) {
          if (id.starts_with("id") && random() % 8 == 0) ids.push_back(id);
        }
        if (!ids.empty() && ids.size() < Read().size()) Remove(ids);
      } else {
        Update(some_lines(1 + random() % 4));
      }
      ExpectAsIfBuilt("seed " + std::to_string(seed) + ", step " +
                      std::to_string(step));
      if (HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// How well copies are found in a real archive. The figures are printed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "indexer/duplicates/copy_groups.h"
#include "tests/acceptance/shared_data.h"
#include "tests/acceptance/tool_run.h"
#include "tests/indexer/duplicates/stories.h"

namespace defnews {
namespace {

using Json = nlohmann::json;

std::vector<Json> Import(const std::string& file) {
  const ToolRun import = RunTool("corpus", {"import", "--quiet", file});
  EXPECT_LE(import.status, 1) << import.err;  // some have no text
  return JsonLines(import.out);
}

class CopiesFoundTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto file = SharedData("kcna2024_all.jsonl.gz");
    if (!file) GTEST_SKIP() << "no archive: set DEFNEWS_SHARED";
    stories_ = Import(*file);
    for (const Json& story : stories_) {
      by_group_[story.at("dup_group").get<int>()].push_back(&story);
    }
  }

  std::unique_ptr<PrintFile> NewPrints() {
    auto prints = PrintFile::Create((folder_.path() / "prints").string());
    EXPECT_TRUE(prints.ok()) << prints.status();
    return *std::move(prints);
  }

  static void Add(const std::string& id, const std::string& published,
                  const std::string& body, PrintFile* prints) {
    Article article;
    article.id = id;
    article.published = published;
    article.body = body;
    ASSERT_TRUE(prints->Add(MakePrint(article)).ok());
  }

  // Share of the stories that are in one group with their edited copy.
  double Recall(const std::function<Words(const Words&)>& edit) {
    const std::unique_ptr<PrintFile> prints = NewPrints();
    for (const auto& [group, members] : by_group_) {
      const std::string published = members[0]->at("published");
      const std::string body = members[0]->at("body");
      Add("a" + std::to_string(group), published, body, prints.get());
      Add("b" + std::to_string(group), published,
          JoinWords(edit(SplitWords(body))), prints.get());
    }
    const auto groups = GroupAll(prints.get());
    EXPECT_TRUE(groups.ok()) << groups.status();
    size_t found = 0;
    for (const CopyGroup& group : *groups) {
      std::set<uint32_t> members(group.members.begin(), group.members.end());
      for (const uint32_t at : members) {
        found += at % 2 == 0 && members.contains(at + 1) ? 1 : 0;
      }
    }
    return static_cast<double>(found) / static_cast<double>(by_group_.size());
  }

  TempFolder folder_;
  std::vector<Json> stories_;
  std::map<int, std::vector<const Json*>> by_group_;
};

TEST_F(CopiesFoundTest, GroupsAreWholeAndOnlyTwoStoriesCoincide) {
  const std::unique_ptr<PrintFile> prints = NewPrints();
  for (const Json& story : stories_) {
    Add(story.at("id"), story.at("published"), story.at("body"), prints.get());
  }
  const auto groups = GroupAll(prints.get());
  ASSERT_TRUE(groups.ok()) << groups.status();
  std::map<int, std::set<size_t>> places;
  std::vector<std::set<int>> mixed;
  std::vector<size_t> group_of(stories_.size());
  for (size_t at = 0; at < stories_.size(); ++at) group_of[at] = 1000000 + at;
  for (size_t number = 0; number < groups->size(); ++number) {
    std::set<int> labels;
    for (const uint32_t at : (*groups)[number].members) {
      labels.insert(stories_[at].at("dup_group").get<int>());
      group_of[at] = number;
    }
    if (labels.size() > 1) mixed.push_back(labels);
  }
  size_t labelled = 0;
  for (size_t at = 0; at < stories_.size(); ++at) {
    places[stories_[at].at("dup_group").get<int>()].insert(group_of[at]);
  }
  for (const auto& [label, where] : places) {
    EXPECT_EQ(where.size(), 1U) << "group " << label << " is not whole";
    labelled += by_group_[label].size() > 1 ? 1 : 0;
  }
  EXPECT_EQ(labelled, 543U);
  EXPECT_THAT(mixed, testing::ElementsAre(testing::ElementsAre(161, 165)));
}

TEST_F(CopiesFoundTest, EditedCopiesAreFound) {
  std::mt19937_64 random(3);
  const std::pair<const char*, std::function<Words(const Words&)>> kEdits[] = {
      {"32 junk words", [&](auto& w) { return WithJunk(w, &random); }},
      {"5 % replaced", [&](auto& w) { return WithReplaced(w, 5, &random); }},
      {"10 % replaced", [&](auto& w) { return WithReplaced(w, 10, &random); }},
      {"reordered", [&](auto& w) { return Reordered(w, &random); }},
      {"cut to 60 %", [&](auto& w) { return CutTo(w, 60); }},
      {"25 % added", [&](auto& w) { return WithAdded(w, 25, &random); }},
  };
  for (const auto& [name, edit] : kEdits) {
    const double recall = Recall(edit);
    std::printf("recall, %s: %.4f\n", name, recall);
    EXPECT_GE(recall, 0.95) << name;
  }
}

// A false pair is one of the pairs found, not one of those a group implies.
TEST_F(CopiesFoundTest, UnrelatedStoriesStayApart) {
  std::vector<Fingerprint> all;
  std::vector<std::string> names;
  for (const auto& [group, members] : by_group_) {
    all.push_back(MakeFingerprint(members[0]->at("body").get<std::string>()));
    names.push_back(std::to_string(group));
  }
  const size_t stories = all.size();
  for (const char* collection : {"ir/cisi", "ir/cranfield"}) {
    const auto file = SharedData(std::string(collection) + "/docs.jsonl.gz");
    if (!file) continue;
    for (const Json& document : Import(*file)) {
      all.push_back(MakeFingerprint(document.value("body", "")));
      names.push_back(collection + document.at("id").get<std::string>());
    }
  }
  // Printed by number: many of them are copies in truth.
  size_t false_pairs = 0;
  for (size_t a = 0; a < all.size(); ++a) {
    for (size_t b = 0; b < a; ++b) {
      if (!AreCopies(all[a], all[b])) continue;
      ++false_pairs;
      std::printf("alike: %s %s\n", names[a].c_str(), names[b].c_str());
    }
  }
  const double pairs =
      static_cast<double>(all.size()) * static_cast<double>(all.size() - 1) / 2;
  std::printf("%zu of %.0f pairs alike, whatever their dates (%zu stories)\n",
              false_pairs, pairs, stories);
  EXPECT_LE(static_cast<double>(false_pairs) / pairs, 1e-5);
}

}  // namespace
}  // namespace defnews

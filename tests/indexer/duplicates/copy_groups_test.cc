// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/copy_groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/indexer/duplicates/stories.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;
using Ids = std::vector<std::string>;

class CopyGroupsTest : public testing::Test {
 protected:
  CopyGroupsTest() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::path(testing::TempDir()) /
            (std::string("prints_") + info->name());
    auto prints = PrintFile::Create(path_.string());
    EXPECT_TRUE(prints.ok()) << prints.status();
    prints_ = *std::move(prints);
  }
  ~CopyGroupsTest() override { std::filesystem::remove(path_); }

  uint32_t Add(const std::string& id, const std::string& published,
               const Words& body) {
    Article article;
    article.id = id;
    article.published = published;
    article.body = JoinWords(body);
    const absl::StatusOr<uint32_t> at = prints_->Add(MakePrint(article));
    EXPECT_TRUE(at.ok()) << at.status();
    return *at;
  }

  // Ids by group, each founder first, its lead after a star.
  std::vector<Ids> Groups() {
    const absl::StatusOr<std::vector<CopyGroup>> groups =
        GroupAll(prints_.get());
    EXPECT_TRUE(groups.ok()) << groups.status();
    std::vector<Ids> all;
    for (const CopyGroup& group : *groups) {
      Ids ids;
      for (size_t i = 0; i < group.members.size(); ++i) {
        const std::string id = prints_->Read(group.members[i])->id;
        ids.push_back((i == group.lead ? "*" : "") + id);
      }
      EXPECT_THAT(ids.front(), testing::EndsWith(group.founder));
      all.push_back(std::move(ids));
    }
    return all;
  }

  std::filesystem::path path_;
  std::unique_ptr<PrintFile> prints_;
};

TEST_F(CopyGroupsTest, TheEarliestFoundsAndTheFullestLeads) {
  const Words story = Story(200, 1);
  Add("late", "2023-05-08", story);
  Add("brief", "2023-05-06", CutTo(story, 60));
  Add("full", "2023-05-07", story);
  Add("other", "2023-05-07", Story(200, 2));
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("brief", "*full", "late")));
}

TEST_F(CopyGroupsTest, NearlyTheLongestIsFullEnough) {
  const Words story = Story(200, 1);
  Add("a", "2023-05-06", CutTo(story, 92));
  Add("b", "2023-05-07", story);
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("*a", "b")));
}

TEST_F(CopyGroupsTest, NearCopiesLieWithinThreeDays) {
  std::mt19937_64 random(1);
  const Words story = Story(200, 1);
  Add("a", "2023-05-06", story);
  Add("b", "2023-05-09", WithReplaced(story, 3, &random));
  Add("c", "2023-05-13", WithReplaced(story, 3, &random));
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("*a", "b")));
}

TEST_F(CopyGroupsTest, PartlyDatedArticlesLieOnAnyOfTheirDays) {
  std::mt19937_64 random(1);
  const Words story = Story(200, 1);
  Add("month", "2023-05", WithReplaced(story, 3, &random));
  Add("day", "2023-06-03", story);
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("*month", "day")));
  Add("year", "2022", WithReplaced(story, 3, &random));
  Add("eve", "2023-01-04", WithReplaced(story, 3, &random));
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("*month", "day")));
  Add("new year", "2023-01-03", WithReplaced(story, 3, &random));
  EXPECT_THAT(Groups(),
              UnorderedElementsAre(ElementsAre("*month", "day"),
                                   ElementsAre("*year", "new year", "eve")));
}

TEST_F(CopyGroupsTest, UndatedArticlesMeetTheUndatedAndEqualsAnywhere) {
  std::mt19937_64 random(1);
  const Words story = Story(200, 1);
  Add("u1", "", story);
  Add("u2", "", WithReplaced(story, 3, &random));
  Add("near", "2023-05-06", WithReplaced(story, 3, &random));
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("*u1", "u2")));
  Add("reprint", "2021-05-06", story);
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("*reprint", "u1", "u2")));
}

TEST_F(CopyGroupsTest, ShortEqualsMeetWithinTheWindowOnly) {
  const Words story = Story(12, 1);
  Add("a", "2023-05-06", story);
  Add("b", "2023-05-08", story);
  Add("c", "2024-05-08", story);
  EXPECT_THAT(Groups(), ElementsAre(ElementsAre("*a", "b")));
}

TEST_F(CopyGroupsTest, DroppedArticlesHaveNoCopies) {
  const Words story = Story(50, 1);
  Add("a", "2023-05-06", story);
  prints_->Drop(Add("b", "2023-05-06", story));
  EXPECT_THAT(Groups(), IsEmpty());
}

// Pairs found one by one are what the window finds.
TEST_F(CopyGroupsTest, TheWindowFindsWhatComparingAllWithAllFinds) {
  std::mt19937_64 random(5);
  std::vector<std::pair<std::string, Fingerprint>> all;
  for (uint64_t at = 0; at < 400; ++at) {
    Words words = Story(200, at % 150);
    words = WithReplaced(words, random() % 12, &random);
    words = CutTo(words, 50 + random() % 51);
    const std::string day = std::to_string(10 + random() % 3);
    Add(std::to_string(at), "2023-05-" + day, words);
    all.emplace_back(std::to_string(at), MakeFingerprint(JoinWords(words)));
  }
  std::vector<size_t> joined(all.size());
  for (size_t at = 0; at < all.size(); ++at) joined[at] = at;
  for (size_t a = 0; a < all.size(); ++a) {
    for (size_t b = 0; b < a; ++b) {
      if (!AreCopies(all[a].second, all[b].second)) continue;
      const size_t from = joined[a];
      const size_t to = joined[b];
      std::replace(joined.begin(), joined.end(), from, to);
    }
  }
  size_t grouped = 0;
  for (Ids& group : Groups()) {
    std::vector<size_t> roots;
    for (const std::string& id : group) {
      roots.push_back(joined[std::stoul(id.substr(id[0] == '*' ? 1 : 0))]);
    }
    EXPECT_THAT(roots, testing::Each(roots[0]));
    EXPECT_EQ(
        static_cast<size_t>(std::count(joined.begin(), joined.end(), roots[0])),
        group.size());
    grouped += group.size();
  }
  EXPECT_GT(grouped, 200U);
}

TEST_F(CopyGroupsTest, ManyAlikeAreOneGroupInLittleTime) {
  const Words story = Story(100, 1);
  for (int at = 0; at < 8000; ++at) {
    Words words = story;
    words[50] = "number" + std::to_string(at);
    Add(std::to_string(at), at % 2 == 0 ? "" : "2023-05-06", words);
  }
  const std::vector<Ids> groups = Groups();
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].size() + groups[1].size(), 8000U);
}

}  // namespace
}  // namespace defnews

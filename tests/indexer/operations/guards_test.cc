// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/guards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/operations.h"
#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string Message(const absl::Status& status) {
  return std::string(status.message());
}

class GuardsTest : public testing::Test {
 protected:
  GuardsTest() {
    fs::create_directories(root_);
    settings_.index = root_ + "/index";
    settings_.inputs = {root_ + "/in.jsonl"};
  }
  ~GuardsTest() override { fs::remove_all(root_); }

  // Articles "id<first>" to "id<last - 1>".
  absl::Status Build(int first, int last, const std::string& title = "t") {
    std::ofstream out(settings_.inputs[0], std::ios::binary);
    for (int i = first; i < last; ++i) {
      out << nlohmann::json({{"id", "id" + std::to_string(i)},
                             {"title", title + " " + std::to_string(i)},
                             {"published", "2023-05-06"}})
          << "\n";
    }
    out.close();
    result_ = {};
    return BuildIndex(settings_, {}, &result_);
  }
  Manifest Current() const { return *CurrentManifest(settings_.index); }
  absl::Status Guard(const Manifest& fresh, uint64_t removed = 0) {
    GenerationChanges changes;
    return GuardGeneration(settings_, Current(), fresh, removed, &changes,
                           &result_);
  }

  const std::string root_ = TempPath();
  RunSettings settings_;
  RunResult result_;
};

TEST_F(GuardsTest, TwoPercentFewerPassAndMoreDoNot) {
  ASSERT_TRUE(Build(0, 100).ok());
  EXPECT_TRUE(Build(0, 98).ok());
  const absl::Status status = Build(0, 96);
  EXPECT_TRUE(absl::IsFailedPrecondition(status)) << status;
  EXPECT_THAT(Message(status),
              HasSubstr("it would have 96 articles, 2.0 % fewer than the 98 "
                        "of generation 2"));
  EXPECT_THAT(Message(status), HasSubstr("--force"));
  EXPECT_EQ(Current().generation, 2U);
  EXPECT_EQ(Current().articles(), 98U);
}

TEST_F(GuardsTest, OthersInsteadDoNotMakeUpForTheMissing) {
  ASSERT_TRUE(Build(0, 100).ok());
  const absl::Status status = Build(3, 203);
  EXPECT_THAT(Message(status),
              HasSubstr("3 of the 100 articles of generation 1 would be "
                        "missing, for example \"id0\""));
}

TEST_F(GuardsTest, FewerThanFiftyMayBeExchanged) {
  ASSERT_TRUE(Build(0, 49).ok());
  EXPECT_TRUE(Build(100, 150).ok());
  EXPECT_FALSE(Build(0, 49).ok());
}

TEST_F(GuardsTest, ForceOverridesAndSaysSoInTheResultAndTheListOfChanges) {
  ASSERT_TRUE(Build(0, 100).ok());
  settings_.force = true;
  ASSERT_TRUE(Build(0, 50).ok());
  ASSERT_EQ(result_.forced.size(), 1U);
  EXPECT_THAT(result_.forced[0], HasSubstr("50.0 % fewer"));
  EXPECT_THAT(ReadChanges(settings_.index, 2)->forced,
              ElementsAre(result_.forced[0]));
}

TEST_F(GuardsTest, WhatWasAskedToGoMayGo) {
  ASSERT_TRUE(Build(0, 100).ok());
  std::vector<std::string> ids;
  for (int i = 0; i < 60; ++i) ids.push_back("id" + std::to_string(i));
  EXPECT_TRUE(RemoveArticles(settings_, ids, {}, &result_).ok());
  EXPECT_EQ(Current().articles(), 40U);
}

TEST_F(GuardsTest, ReplacedArticlesAreNotMissed) {
  ASSERT_TRUE(Build(0, 100, "before").ok());
  EXPECT_TRUE(Build(0, 100, "after").ok());
  EXPECT_THAT(result_.forced, IsEmpty());
}

TEST_F(GuardsTest, AnArticleThatIsNoLongerFoundIsNamedWithItsQuery) {
  ASSERT_TRUE(Build(0, 100, "submarine").ok());
  Manifest fresh = Current();
  EXPECT_TRUE(Guard(fresh).ok());
  const auto stored = StoredIds::Open(settings_.index, fresh);
  const auto found = (*stored)->Find("id0");
  ASSERT_EQ(found->size(), 1U);
  fresh.partitions[0].hidden.push_back((*found)[0].version);
  const absl::Status status = Guard(fresh);
  EXPECT_TRUE(absl::IsFailedPrecondition(status)) << status;
  EXPECT_THAT(Message(status), HasSubstr("\"id0\" would no longer be found"));
  EXPECT_THAT(Message(status), HasSubstr("submarin"));
}

TEST_F(GuardsTest, AnArticleFoundTwiceIsNamed) {
  ASSERT_TRUE(Build(0, 100).ok());
  Manifest fresh = Current();
  fresh.partitions.push_back(fresh.partitions[0]);
  EXPECT_THAT(Message(Guard(fresh)), HasSubstr("would be found 2 times"));
}

TEST_F(GuardsTest, ADateOutsideItsPartitionIsALostHit) {
  ASSERT_TRUE(Build(0, 100).ok());
  Manifest fresh = Current();
  fresh.partitions[0].first_day = "2023-06-01";
  EXPECT_THAT(Message(Guard(fresh)),
              HasSubstr("no longer be found by its day, 2023-05-06"));
}

TEST_F(GuardsTest, TooLittleRoomIsToldInBytes) {
  ASSERT_TRUE(Build(0, 1).ok());
  const uint64_t much = uint64_t{1} << 62;
  EXPECT_TRUE(GuardSpace(settings_, 1, &result_).ok());
  const absl::Status status = GuardSpace(settings_, much, &result_);
  EXPECT_TRUE(absl::IsResourceExhausted(status)) << status;
  EXPECT_THAT(Message(status),
              HasSubstr(std::to_string(much) + " bytes are needed and "));
  settings_.force = true;
  EXPECT_TRUE(GuardSpace(settings_, much, &result_).ok());
  EXPECT_EQ(result_.forced.size(), 1U);
}

}  // namespace
}  // namespace defnews

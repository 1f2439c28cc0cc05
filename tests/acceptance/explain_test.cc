// SPDX-License-Identifier: GPL-3.0-or-later
// What --explain says each part added is what the score is made of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/acceptance/small_index.h"

namespace defnews {
namespace {

using Json = nlohmann::json;

// The samples, and stories of which some are copies of others with a title of
// their own.
class ExplainTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string lines;
    for (unsigned story = 0; story < 30; ++story) {
      const std::string body = Filler(story, 60);
      for (unsigned copy = 0; copy < 1 + story % 3; ++copy) {
        const Json article = {
            {"id", std::to_string(story) + "-" + std::to_string(copy)},
            {"title", copy == story % 2 ? "Torpedo missile report" : "Report"},
            {"published", "2023-05-0" + std::to_string(1 + copy)},
            {"body", body + (story % 2 == 0 ? " torpedo" : " the SCM")}};
        lines += article.dump() + "\n";
      }
    }
    const ToolRun build = RunTool(
        "indexer",
        {"build", "--quiet", "--index", (folder_.path() / "index").string(),
         folder_.Write("stories.jsonl", lines),
         std::string(DEFNEWS_SOURCE_DIR) + "/tests/data/samples"});
    ASSERT_EQ(build.status, 0) << build.err;
    Result<Searcher> opened =
        Searcher::Open((folder_.path() / "index").string());
    ASSERT_TRUE(opened.ok()) << opened.status().message();
    searcher_.push_back(std::move(opened).value());
  }

  void Check(const Result<SearchResults>& results, const std::string& query) {
    ASSERT_TRUE(results.ok()) << query << ": " << results.status().message();
    for (const Hit& hit : results.value().hits) {
      double sum = 0;
      for (const auto& [part, score] : hit.explanation) {
        EXPECT_GE(score, 0) << part;
        sum += score;
        seen_.push_back(part);
      }
      EXPECT_NEAR(sum, hit.score, 1e-6 * (1 + hit.score))
          << query << " " << hit.id;
      ++checked_;
    }
  }

  void CheckAll(const std::string& query, SearchOptions options) {
    options.explain = true;
    options.limit = 0;
    options.snippets = options.suggest = false;
    for (const bool any : {false, true}) {
      for (const Duplicates duplicates :
           {Duplicates::kLead, Duplicates::kAll}) {
        options.any = any;
        options.duplicates = duplicates;
        Check(searcher_[0].Search(query, options), query);
      }
    }
  }

  TempFolder folder_;
  std::vector<Searcher> searcher_;  // one
  std::vector<std::string> seen_;   // names of parts
  size_t checked_ = 0;
};

const char* const kQueries[] = {
    "missile",
    "the torpedo report",
    "\"extended deterrence\"",
    "SCM OR (missile AND drone)",
    "Shin Won-sik",
    "\"Shin Won-sik\"",
    "K-9 howitzer",
    "south-north F-35A Yeonpyeong",
    "title:missile report",
    "body:missile OR caption:minister",
    "missil*",
    "missile NEAR/9 test",
    "missile ADJ/3 test",
    "(drone NEAR/5 attack) OR rocket",
    "rocket OR (K-9 ADJ/9 test)",
    "(SCM NEAR/9 missile) OR torpedo",
    "확장억제",
    "한미 연합연습",
    "=missile torpedo",
    "date:2023 AND missile NOT torpedo",
    "missile missile test",
    "person:\"Kim Seung-kyum\" OR report",
    ("what did the defence ministers of South Korea and the United States say "
     "about nuclear weapons of the North in the meeting at Seoul")};

TEST_F(ExplainTest, PartsAddUpToTheScore) {
  for (const char* query : kQueries) CheckAll(query, {});
  EXPECT_GT(checked_, 1000U);
}

TEST_F(ExplainTest, PartsAddUpWithMoreEvidence) {
  SearchOptions rerank;
  rerank.rerank = true;
  SearchOptions feedback;
  feedback.feedback = true;
  SearchOptions recent;
  recent.recent = true;
  SearchOptions all = rerank;
  all.feedback = all.recent = true;
  for (const char* query : kQueries) {
    for (const SearchOptions& options : {rerank, feedback, recent, all}) {
      CheckAll(query, options);
    }
  }
  EXPECT_THAT(seen_, testing::IsSupersetOf({"words near each other", "recent",
                                            "words of the best matches"}));
}

TEST_F(ExplainTest, GroupsThatStandByACopySayWhich) {
  SearchOptions options;
  options.explain = true;
  options.limit = 0;
  const Result<SearchResults> results =
      searcher_[0].Search("missile OR report", options);
  ASSERT_TRUE(results.ok());
  size_t by_copy = 0;
  for (const Hit& hit : results.value().hits) {
    ASSERT_FALSE(hit.explanation.empty()) << hit.id;
    const std::string& first = hit.explanation[0].first;
    if (first.find("as its copy ") == 0) ++by_copy;
  }
  EXPECT_GT(by_copy, 5U);
}

TEST_F(ExplainTest, ArticlesLikeAnotherAddUpToo) {
  SearchOptions options;
  options.explain = true;
  options.rerank = true;
  options.limit = 0;
  for (const char* id : {"scm-55-seoul", "ko-scm54-washington", "3-0"}) {
    Check(searcher_[0].Like(id, options), id);
  }
  EXPECT_GT(checked_, 20U);
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The bundled samples through all three tools, and Xapian's own tools on the
// index that comes out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsSubsetOf;

constexpr char kSamples[] = DEFNEWS_SOURCE_DIR "/tests/data/samples";
constexpr char kPhrase[] = "extended deterrence";

class SamplesTest : public testing::Test {
 protected:
  void SetUp() override {
    const ToolRun build = RunTool(
        "indexer", {"build", "--quiet", "--index", index().string(), kSamples});
    ASSERT_EQ(build.status, 0) << build.err;
    EXPECT_EQ(build.err, "");
  }

  fs::path index() const { return folder_.path() / "index"; }

 private:
  TempFolder folder_;
};

// As `corpus` reads them, by id.
std::vector<nlohmann::json> ImportedSamples() {
  const ToolRun import = RunTool("corpus", {"import", "--quiet", kSamples});
  EXPECT_EQ(import.status, 0) << import.err;
  return JsonLines(import.out);
}

TEST_F(SamplesTest, EveryImportedArticleIsInTheIndex) {
  std::set<std::string> ids;
  for (const nlohmann::json& article : ImportedSamples()) {
    EXPECT_TRUE(ids.insert(article.at("id")).second) << article.at("id");
  }
  EXPECT_GE(ids.size(), 30u);
  for (const std::string& id : ids) {
    const ToolRun show = RunTool(
        "search", {"--json", "--index", index().string(), "--show", id});
    EXPECT_EQ(show.status, 0) << id << show.err;
  }
}

TEST_F(SamplesTest, DatesNarrowTheAnswer) {
  const Answer all = Ask(index(), {kPhrase});
  const Answer recent = Ask(index(), {kPhrase, "--after", "2023-01"});
  const Answer older = Ask(index(), {kPhrase, "--before", "2023-01"});
  EXPECT_EQ(recent.status, 0) << recent.err;
  EXPECT_GT(recent.total(), 0u);
  EXPECT_LT(recent.total(), all.total());
  EXPECT_THAT(recent.ids(), IsSubsetOf(all.ids()));
  for (const nlohmann::json& hit : recent.hits) {
    // Of an article known by its year alone, the year is what counts.
    EXPECT_GE(hit.at("published").get<std::string>(), "2022-12-31T15") << hit;
  }
  EXPECT_GT(older.total(), 0u);
  EXPECT_EQ(
      recent.total() + older.total() + recent.query.at("undated").get<size_t>(),
      all.total());
}

TEST_F(SamplesTest, DatedAndUndatedAddUp) {
  for (const char* query : {kPhrase, "minister", "source:donga", "the"}) {
    const Answer all = Ask(index(), {query});
    const Answer none = Ask(index(), {query, "--undated", "only"});
    const Answer dated = Ask(index(), {query, "--after", "1900"});
    const Answer both =
        Ask(index(), {query, "--after", "1900", "--undated", "include"});
    EXPECT_EQ(none.total() + dated.total(), all.total()) << query;
    EXPECT_EQ(both.ids(), all.ids()) << query;
    EXPECT_EQ(dated.query.at("undated"), none.total()) << query;
    for (const nlohmann::json& hit : none.hits) {
      EXPECT_EQ(hit.at("published_precision"), "none") << hit;
    }
  }
}

TEST_F(SamplesTest, UndatedMatchesAreMentionedOnStderr) {
  const Answer all = Ask(index(), {kPhrase, "--undated", "only"});
  ASSERT_GT(all.total(), 0u);
  const Answer recent = Ask(index(), {kPhrase, "--after", "2023-01"});
  EXPECT_THAT(recent.err, HasSubstr(std::to_string(all.total())));
  EXPECT_THAT(recent.err, HasSubstr("undated"));
}

TEST_F(SamplesTest, TotalsDoNotHangOnHowManyAreShown) {
  const Answer all = Ask(index(), {"defense", "--undated", "include"});
  ASSERT_GT(all.total(), 10u);
  EXPECT_EQ(all.hits.size(), all.total());
  const ToolRun few =
      RunTool("search", {"--json", "--index", index().string(), "-n", "3",
                         "--offset", "2", "defense"});
  const std::vector<nlohmann::json> records = JsonLines(few.out);
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[0].at("total"), all.total());
  EXPECT_EQ(records[1].at("id"), all.hits[2].at("id"));
  EXPECT_EQ(records[1].at("rank"), 3);
  const ToolRun count =
      RunTool("search", {"--count", "--index", index().string(), "defense"});
  EXPECT_EQ(count.out, std::to_string(all.total()) + "\n");
}

TEST_F(SamplesTest, JsonHasTheRecordsOfItsContract) {
  const ToolRun run = RunTool("search", {"--json", "--index", index().string(),
                                         kPhrase, "--after", "2023-01"});
  const std::vector<nlohmann::json> records = JsonLines(run.out);
  ASSERT_GT(records.size(), 1u);
  EXPECT_EQ(records[0].at("type"), "query");
  EXPECT_EQ(records[0].at("schema"), 1);
  for (const char* key : {"query", "parsed", "interval"}) {
    EXPECT_TRUE(records[0].at(key).is_string()) << key;
  }
  for (const char* key : {"total", "undated", "generation"}) {
    EXPECT_TRUE(records[0].at(key).is_number_unsigned()) << key;
  }
  for (size_t at = 1; at < records.size(); ++at) {
    const nlohmann::json& hit = records[at];
    EXPECT_EQ(hit.at("type"), "hit");
    EXPECT_EQ(hit.at("rank"), at);
    EXPECT_TRUE(hit.at("score").is_number());
    for (const char* key : {"id", "title", "url", "source", "published",
                            "published_precision", "published_method"}) {
      EXPECT_TRUE(hit.at(key).is_string()) << key;
    }
    EXPECT_TRUE(hit.at("snippet").at("text").is_string());
    EXPECT_FALSE(hit.at("snippet").at("highlights").empty()) << hit;
  }
}

TEST_F(SamplesTest, ExportedArticlesAreTheImportedOnes) {
  const ToolRun exported =
      RunTool("indexer", {"export", "--index", index().string()});
  ASSERT_EQ(exported.status, 0) << exported.err;
  const auto by_id = [](const nlohmann::json& a, const nlohmann::json& b) {
    return a.at("id") < b.at("id");
  };
  std::vector<nlohmann::json> out = JsonLines(exported.out);
  std::vector<nlohmann::json> in = ImportedSamples();
  std::sort(out.begin(), out.end(), by_id);
  std::sort(in.begin(), in.end(), by_id);
  EXPECT_EQ(out, in);
}

TEST_F(SamplesTest, XapianDelveCountsTheArticles) {
  if (!Installed("xapian-delve")) GTEST_SKIP() << "no xapian-delve";
  const ToolRun delve = RunProgram("xapian-delve", {index().string()});
  EXPECT_EQ(delve.status, 0) << delve.err;
  EXPECT_THAT(delve.out,
              HasSubstr("number of documents = " +
                        std::to_string(ImportedSamples().size()) + "\n"));
}

TEST_F(SamplesTest, XapianCheckFindsEachPartitionClean) {
  if (!Installed("xapian-check")) GTEST_SKIP() << "no xapian-check";
  int partitions = 0;
  for (const auto& entry : fs::directory_iterator(index() / "parts")) {
    ++partitions;
    const ToolRun check = RunProgram("xapian-check", {entry.path().string()});
    EXPECT_EQ(check.status, 0) << check.out << check.err;
    EXPECT_THAT(check.out, HasSubstr("No errors found"));
  }
  EXPECT_GT(partitions, 0);
}

}  // namespace
}  // namespace defnews

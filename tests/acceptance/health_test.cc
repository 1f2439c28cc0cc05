// SPDX-License-Identifier: GPL-3.0-or-later
// `search --health` and `--check`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/dates/published_date.h"
#include "common/index/manifest.h"
#include "tests/acceptance/damage.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

using testing::StartsWith;
using Strings = std::vector<std::string>;

class HealthTest : public testing::Test {
 protected:
  std::string index() const { return (folder_.path() / "index").string(); }

  void Indexer(Strings arguments, const std::string& lines = "") const {
    arguments.insert(arguments.end(), {"--quiet", "--index", index()});
    if (!lines.empty()) arguments.push_back(folder_.Write("a.jsonl", lines));
    const ToolRun run = RunTool("indexer", arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }

  // An article of each of the days up to `last`, of one source.
  static std::string Daily(const std::string& source, absl::CivilDay last,
                           int days) {
    std::string lines;
    for (int i = 0; i < days; ++i) {
      const std::string day = absl::FormatCivilTime(last - i);
      lines += R"({"id":")" + source + day + R"(","title":")" + source +
               " on " + day + R"(","published":")" + day + R"(","source":")" +
               source + R"(","collected":")" + day + "T12:00:00Z\"}\n";
    }
    return lines;
  }

  // The day in Seoul, of the generation in service.
  absl::CivilDay Today() const {
    const auto manifest =
        ReadManifest(index(), CurrentGeneration(index()).value());
    const absl::StatusOr<PublishedDate> date =
        ParsePublished(manifest->created);
    return date->days.first;
  }

  // At `hours` after the generation in service was made.
  ToolRun Health(int hours, Strings more = {}) const {
    const auto manifest =
        ReadManifest(index(), CurrentGeneration(index()).value());
    const int64_t now =
        ParsePublished(manifest->created)->first_instant + hours * 3600;
    more.insert(more.begin(),
                {"DEFNEWS_NOW=" + std::to_string(now),
                 DEFNEWS_BIN_DIR "/search", "--health", "--index", index()});
    return RunProgram("env", more);
  }

  TempFolder folder_;
};

TEST_F(HealthTest, AFreshIndexIsFineAndSilent) {
  Indexer({"build"}, Daily("kbs", absl::CivilDay(2020, 1, 1), 3));
  const ToolRun run = Health(1);
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out + run.err, "");
  const ToolRun as_json = Health(1, {"--json"});
  EXPECT_EQ(as_json.status, 0);
  const auto lines = JsonLines(as_json.out);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["status"], "fine");
  EXPECT_EQ(lines[0]["articles"], 3);
  EXPECT_EQ(lines[0]["generation"], 1);
}

TEST_F(HealthTest, AgeIsCountedInHours) {
  Indexer({"build"}, Daily("kbs", absl::CivilDay(2020, 1, 1), 3));
  EXPECT_EQ(Health(36).status, 0);
  const ToolRun old = Health(37);
  EXPECT_EQ(old.status, 1);
  EXPECT_THAT(old.out, AllOf(StartsWith("age: generation 1 was made on "),
                             HasSubstr("37 hours ago (more than 36)")));
  EXPECT_EQ(Health(37, {"--max-age", "40"}).status, 0);
  EXPECT_EQ(Health(3, {"--max-age", "2"}).status, 1);
  EXPECT_EQ(Health(3, {"--max-age", "two"}).status, 2);
  EXPECT_THAT(Health(-2).out, StartsWith("clock: "));
}

TEST_F(HealthTest, LostArticlesAndRollbacksAreTold) {
  Indexer({"build"}, Daily("kbs", absl::CivilDay(2020, 4, 1), 100));
  const absl::CivilDay last(2020, 4, 1);
  const auto id = [&](int i) {
    return "kbs" + absl::FormatCivilTime(last - i);
  };
  Indexer({"remove", id(1), id(2)});
  EXPECT_EQ(Health(1).status, 0);
  Indexer({"remove", id(3), id(4), id(5)});
  EXPECT_THAT(Health(1).out,
              HasSubstr("articles: generation 3 has 95 articles, generation 2 "
                        "had 98 (3.1 % are gone)"));
  Indexer({"rollback"});
  EXPECT_THAT(Health(1).out, StartsWith("rollback: generation 2 is in service "
                                        "and not 3"));
}

TEST_F(HealthTest, ASilentSourceIsToldFromASilentCrawl) {
  Indexer({"build"}, Daily("seed", absl::CivilDay(2020, 1, 1), 1));
  const absl::CivilDay today = Today();
  const std::string lively = Daily("kbs", today, 40);
  const std::string silent = Daily("yonhap", today - 6, 40);
  const std::string given_up = Daily("gone", today - 200, 40);
  Indexer({"update"}, lively + silent + given_up);
  const ToolRun one = Health(1, {"--json"});
  EXPECT_EQ(one.status, 1);
  const auto lines = JsonLines(one.out);
  ASSERT_EQ(lines.size(), 2U) << one.out;
  EXPECT_EQ(lines[1]["kind"], "source");
  EXPECT_EQ(lines[1]["source"], "yonhap");
  EXPECT_THAT(lines[1]["message"].get<std::string>(),
              HasSubstr("last collected: " + absl::FormatCivilTime(today - 6) +
                        "T12:00:00Z"));
  Indexer({"build", "--force"}, Daily("kbs", today - 7, 40) + silent);
  const ToolRun all = Health(1);
  EXPECT_EQ(all.status, 1);
  EXPECT_THAT(
      all.out,
      HasSubstr("sources: none of 2 outlets has an article after " +
                absl::FormatCivilTime(today - 6) + ": no news or no crawl?\n"));
}

TEST_F(HealthTest, DamageIsFoundByTheCheck) {
  Indexer({"build"}, Daily("kbs", absl::CivilDay(2020, 1, 1), 3));
  const auto manifest = ReadManifest(index(), 1);
  const fs::path table =
      fs::path(PartitionPath(index(), manifest->partitions[0].name)) /
      "termlist.glass";
  std::string bytes = ReadBytes(table);
  bytes[bytes.size() / 2] ^= 4;
  WriteBytes(table, bytes);
  const auto check = [this](Strings arguments) {
    arguments.insert(arguments.end(), {"--check", "--index", index()});
    return RunTool("search", arguments);
  };
  EXPECT_EQ(Health(1).status, 0);  // the sizes are right
  EXPECT_EQ(Health(1, {"--check"}).status, 1);
  EXPECT_THAT(Health(1, {"--check"}).out,
              AllOf(StartsWith("damage: " + table.string()),
                    HasSubstr("indexer rollback")));
  EXPECT_EQ(check({}).status, 2);
  EXPECT_THAT(check({}).err, HasSubstr(table.string()));
  EXPECT_EQ(check({"kbs"}).status, 2);
  EXPECT_EQ(check({"kbs"}).out, "");
  bytes.pop_back();
  WriteBytes(table, bytes);
  EXPECT_EQ(Health(1).status, 2);
  EXPECT_THAT(Health(1).out, StartsWith("damage: " + table.string()));
}

TEST_F(HealthTest, NoIndexIsUnreadable) {
  const ToolRun run =
      RunTool("search", {"--health", "--index", index(), "--json"});
  EXPECT_EQ(run.status, 2);
  const auto lines = JsonLines(run.out);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["status"], "unreadable");
  EXPECT_EQ(lines[1]["kind"], "unreadable");
}

}  // namespace
}  // namespace defnews

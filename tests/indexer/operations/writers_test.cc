// SPDX-License-Identifier: GPL-3.0-or-later
// The writers behind the operations: whichever runs, the index is the same.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/index/manifest.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/operations.h"
#include "indexer/partitions/database_difference.h"
#include "tests/indexer/duplicates/stories.h"
#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

class WritersTest : public testing::Test {
 protected:
  WritersTest() : root_(TempPath()) {
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~WritersTest() override { fs::remove_all(root_); }

  RunSettings Settings(WriterKind kind) const {
    RunSettings settings;
    settings.index = root_ / (kind == WriterKind::kBulk ? "bulk" : "api");
    settings.inputs = {root_ / "in.jsonl"};
    settings.writer = kind;
    return settings;  // one thread, so that words are listed in one order
  }

  // Articles of two years and of none, in several shards; every tenth a copy
  // of the one before, every twelfth given twice.
  void Input(size_t count, uint64_t seed) const {
    std::ofstream out(root_ / "in.jsonl", std::ios::binary);
    for (size_t at = 0; at < count; ++at) {
      std::string body;
      const uint64_t story = seed * 10000 + (at % 10 == 9 ? at - 1 : at);
      for (const std::string& word : Story(60, story)) {
        body += word + (word.size() % 4 == 0 ? "s exercises " : " drills ");
      }
      nlohmann::json article = {{"id", "a" + std::to_string(at)},
                                {"title", "Exercise " + std::to_string(seed)},
                                {"body", body},
                                {"source", "wire"}};
      if (at % 7 != 0) {
        article["published"] = at % 2 == 0 ? "2022-03-04" : "2023-05";
      }
      out << article << "\n";
      if (at % 12 == 0) out << article << "\n";
    }
  }

  void ExpectSame() const {
    const auto bulk = CurrentManifest((root_ / "bulk").string());
    const auto api = CurrentManifest((root_ / "api").string());
    ASSERT_TRUE(bulk.ok()) << bulk.status();
    ASSERT_TRUE(api.ok()) << api.status();
    ASSERT_EQ(bulk->partitions.size(), api->partitions.size());
    for (size_t at = 0; at < bulk->partitions.size(); ++at) {
      const Partition& ours = bulk->partitions[at];
      const Partition& theirs = api->partitions[at];
      EXPECT_EQ(ours.hidden, theirs.hidden);
      const auto difference = DatabaseDifference(
          PartitionPath((root_ / "bulk").string(), ours.name),
          PartitionPath((root_ / "api").string(), theirs.name),
          Bounds::kWiderInSecond);
      ASSERT_TRUE(difference.ok()) << difference.status();
      EXPECT_EQ(*difference, "") << ours.period;
    }
  }

  // Runs `operation` with both writers.
  template <typename Operation>
  void Both(Operation operation) const {
    for (const WriterKind kind : {WriterKind::kBulk, WriterKind::kApi}) {
      RunResult result;
      const absl::Status status = operation(Settings(kind), &result);
      ASSERT_TRUE(status.ok()) << status;
      EXPECT_TRUE(result.notes.empty()) << result.notes.front();
    }
    ExpectSame();
  }

  const fs::path root_;
};

TEST_F(WritersTest, BuildUpdateRemoveAndRebuildGiveTheSameIndex) {
  Input(400, 1);
  Both([](const RunSettings& settings, RunResult* result) {
    return BuildIndex(settings, {}, result);
  });
  Input(30, 2);  // replaces, and adds nothing
  Both([](const RunSettings& settings, RunResult* result) {
    return UpdateIndex(settings, {}, result);
  });
  Both([](const RunSettings& settings, RunResult* result) {
    return RemoveArticles(settings, {"a48", "a99"}, {}, result);
  });
  Both([](const RunSettings& settings, RunResult* result) {
    return RebuildIndex(settings, result);
  });
  for (const WriterKind kind : {WriterKind::kBulk, WriterKind::kApi}) {
    const auto check = CheckIndex(Settings(kind));
    ASSERT_TRUE(check.ok()) << check.status();
    EXPECT_TRUE(check->faults.empty()) << check->faults.front();
  }
}

}  // namespace
}  // namespace defnews

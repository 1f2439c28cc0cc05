// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/operations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "common/index/changes.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::Pair;
using Articles = std::vector<std::pair<std::string, std::string>>;

class OperationsTest : public testing::Test {
 protected:
  OperationsTest() {
    root_ = TempPath();
    fs::remove_all(root_);
    fs::create_directories(root_);
    settings_.index = (root_ / "index").string();
    settings_.inputs = {(root_ / "in.jsonl").string()};
    settings_.threads = 2;
    listener_.note = [this](const std::string& note) { note_ = note; };
  }
  ~OperationsTest() override { fs::remove_all(root_); }

  // Articles by id and title, of the year 2023.
  void Input(const Articles& articles) const {
    std::ofstream out(root_ / "in.jsonl", std::ios::binary);
    for (const auto& [id, title] : articles) {
      out << nlohmann::json(
                 {{"id", id}, {"title", title}, {"published", "2023-05-06"}})
          << "\n";
    }
  }
  RunResult Build(const Articles& articles) {
    Input(articles);
    RunResult result;
    const absl::Status status = BuildIndex(settings_, listener_, &result);
    EXPECT_TRUE(status.ok()) << status;
    return result;
  }
  RunResult Update(const Articles& articles) {
    Input(articles);
    RunResult result;
    const absl::Status status = UpdateIndex(settings_, listener_, &result);
    EXPECT_TRUE(status.ok()) << status;
    return result;
  }
  // Titles in service by id; an id in service twice is a failure.
  std::map<std::string, std::string> Titles() const {
    std::map<std::string, std::string> titles;
    const absl::StatusOr<Manifest> manifest = CurrentManifest(settings_.index);
    EXPECT_TRUE(manifest.ok()) << manifest.status();
    if (!manifest.ok()) return titles;
    StoredArticles stored(settings_.index, *manifest);
    Article article;
    uint64_t count = 0;
    while (stored.Next(&article)) {
      EXPECT_TRUE(titles.emplace(article.id, article.title).second);
      ++count;
    }
    EXPECT_TRUE(stored.status().ok()) << stored.status();
    EXPECT_EQ(count, manifest->articles());
    return titles;
  }

  fs::path root_;
  RunSettings settings_;
  RunListener listener_;
  std::string note_;
};

TEST_F(OperationsTest, TheLastOfAnIdWins) {
  const RunResult result = Build({{"a", "one"}, {"b", "x"}, {"a", "two"}});
  EXPECT_EQ(result.duplicates, 1U);
  EXPECT_EQ(result.articles, 2U);
  EXPECT_EQ(note_, "1 id was given more than once: a; the last was kept");
  EXPECT_THAT(Titles(), ElementsAre(Pair("a", "two"), Pair("b", "x")));
}

TEST_F(OperationsTest, TheLastWinsOverOneThatWasWrittenLongBefore) {
  Articles articles;
  for (int i = 0; i < 300; ++i) {
    articles.emplace_back("id" + std::to_string(i), "missiles");
  }
  articles.emplace_back("id0", "again");
  EXPECT_EQ(Build(articles).articles, 300U);
  EXPECT_EQ(Titles()["id0"], "again");
}

TEST_F(OperationsTest, NoArticlesIsAnErrorAndChangesNothing) {
  Build({{"a", "one"}});
  Input({});
  RunResult result;
  EXPECT_FALSE(BuildIndex(settings_, listener_, &result).ok());
  EXPECT_THAT(Titles(), ElementsAre(Pair("a", "one")));
}

TEST_F(OperationsTest, UpdateAddsReplacesAndSkips) {
  Build({{"a", "1"}, {"b", "1"}, {"c", "1"}, {"d", "1"}, {"e", "1"}});
  const RunResult result = Update({{"a", "1"}, {"b", "2"}, {"f", "1"}});
  EXPECT_EQ(result.unchanged, 1U);
  EXPECT_EQ(result.changed, 1U);
  EXPECT_EQ(result.added, 1U);
  EXPECT_EQ(result.generation, 2U);
  EXPECT_THAT(Titles(),
              ElementsAre(Pair("a", "1"), Pair("b", "2"), Pair("c", "1"),
                          Pair("d", "1"), Pair("e", "1"), Pair("f", "1")));
}

TEST_F(OperationsTest, AnUpdateWithNothingNewPublishesNothing) {
  Build({{"a", "1"}});
  EXPECT_EQ(Update({{"a", "1"}}).generation, 1U);
}

TEST_F(OperationsTest, AVersionThatComesBackIsShownAgain) {
  Build({{"a", "1"}, {"b", "1"}, {"c", "1"}, {"d", "1"}, {"e", "1"}});
  Update({{"a", "2"}});
  Update({{"a", "1"}});
  EXPECT_EQ(Titles()["a"], "1");
  const absl::StatusOr<Manifest> manifest = CurrentManifest(settings_.index);
  ASSERT_TRUE(manifest.ok());
  // The partition of the replaced version serves nobody.
  EXPECT_EQ(manifest->partitions.size(), 1U);
  EXPECT_TRUE(manifest->partitions[0].hidden.empty());
}

TEST_F(OperationsTest, SmallUpdatesAreFoldedTogether) {
  Articles many;
  for (int i = 0; i < 50; ++i) many.emplace_back("m" + std::to_string(i), "t");
  Build(many);
  for (int i = 0; i < 5; ++i) Update({{"new" + std::to_string(i), "t"}});
  EXPECT_EQ(Titles().size(), 55U);
  EXPECT_EQ(CurrentManifest(settings_.index)->partitions.size(), 2U);
}

TEST_F(OperationsTest, WhatWaitsIsFoldedIntoItsYear) {
  Articles many;
  for (int i = 0; i < 50; ++i) many.emplace_back("m" + std::to_string(i), "t");
  Build(many);
  Articles more;
  for (int i = 0; i < 70; ++i) more.emplace_back("n" + std::to_string(i), "t");
  Update(more);
  Update({{"m7", "changed"}, {"last", "t"}});
  const absl::StatusOr<Manifest> manifest = CurrentManifest(settings_.index);
  ASSERT_EQ(manifest->partitions.size(), 2U);
  EXPECT_EQ(manifest->partitions[0].period, "2023");
  EXPECT_EQ(manifest->partitions[0].articles, 119U);
  EXPECT_TRUE(manifest->partitions[0].hidden.empty());
  EXPECT_EQ(manifest->partitions[1].articles, 2U);
  EXPECT_EQ(Titles().size(), 121U);
  EXPECT_EQ(Titles()["m7"], "changed");
  EXPECT_TRUE(CheckIndex(settings_)->faults.empty());
}

TEST_F(OperationsTest, HiddenArticlesGoWhenTheyAreMany) {
  Articles many;
  for (int i = 0; i < 300; ++i) many.emplace_back("m" + std::to_string(i), "t");
  Build(many);
  std::vector<std::string> ids;
  for (int i = 0; i < 40; ++i) ids.push_back("m" + std::to_string(i));
  RunResult result;
  ASSERT_TRUE(RemoveArticles(settings_, ids, listener_, &result).ok());
  const absl::StatusOr<Manifest> manifest = CurrentManifest(settings_.index);
  ASSERT_EQ(manifest->partitions.size(), 1U);
  EXPECT_EQ(manifest->partitions[0].articles, 260U);
  EXPECT_EQ(Titles().size(), 260U);
}

TEST_F(OperationsTest, RemoveHidesAndNamesTheUnknown) {
  Build({{"a", "1"}, {"b", "1"}});
  RunResult result;
  ASSERT_TRUE(RemoveArticles(settings_, {"a", "zz"}, listener_, &result).ok());
  EXPECT_EQ(result.removed, 1U);
  EXPECT_EQ(result.refused, 1U);
  EXPECT_THAT(Titles(), ElementsAre(Pair("b", "1")));
  ASSERT_TRUE(RebuildIndex(settings_, &result).ok());
  EXPECT_THAT(Titles(), ElementsAre(Pair("b", "1")));
}

// The list of changes of the generation in service, as "id change" each.
class ListedChangesTest : public OperationsTest {
 protected:
  GenerationChanges Listed() const {
    const absl::StatusOr<Manifest> manifest = CurrentManifest(settings_.index);
    EXPECT_TRUE(manifest.ok()) << manifest.status();
    const auto changes = ReadChanges(settings_.index, manifest->generation);
    EXPECT_TRUE(changes.ok()) << changes.status();
    EXPECT_EQ(changes->created, manifest->created);
    return *changes;
  }
  std::vector<std::string> Lines() const {
    std::vector<std::string> lines;
    for (const auto& [id, change] : Listed().articles) {
      lines.push_back(id + (change.kind == ArticleChangeKind::kAdded ? " added"
                            : change.kind == ArticleChangeKind::kChanged
                                ? " changed"
                                : " removed"));
    }
    return lines;
  }
};

TEST_F(ListedChangesTest, TheFirstBuildIsComplete) {
  Build({{"a", "1"}});
  EXPECT_TRUE(Listed().complete);
  EXPECT_EQ(Listed().base, 0U);
  EXPECT_THAT(Lines(), testing::IsEmpty());
}

TEST_F(ListedChangesTest, AnUpdateListsWhatIsNewAndChanged) {
  Build({{"a", "1"}, {"b", "1"}, {"c", "1"}, {"d", "1"}});
  Update({{"a", "1"}, {"b", "2"}, {"e", "1"}});
  EXPECT_FALSE(Listed().complete);
  EXPECT_EQ(Listed().base, 1U);
  EXPECT_THAT(Lines(), ElementsAre("b changed", "e added"));
}

TEST_F(ListedChangesTest, RemovalsAreListed) {
  Build({{"a", "1"}, {"b", "1"}});
  RunResult result;
  ASSERT_TRUE(RemoveArticles(settings_, {"a", "zz"}, listener_, &result).ok());
  EXPECT_THAT(Lines(), ElementsAre("a removed"));
}

TEST_F(ListedChangesTest, ABuildOverAnIndexListsTheDifference) {
  settings_.force = true;
  const std::string long_id(300, 'x');
  Build({{"a", "1"}, {"b", "1"}, {long_id, "1"}, {"gone", "1"}});
  Update({{"b", "2"}});
  Build({{"a", "1"}, {"b", "3"}, {long_id, "1"}, {"new", "1"}});
  EXPECT_FALSE(Listed().complete);
  EXPECT_EQ(Listed().base, 2U);
  EXPECT_THAT(Lines(), ElementsAre("b changed", "gone removed", "new added"));
}

TEST_F(ListedChangesTest, ABuildOverADamagedIndexIsComplete) {
  Build({{"a", "1"}, {"b", "1"}});
  const absl::StatusOr<Manifest> manifest = CurrentManifest(settings_.index);
  std::ofstream(PartitionPath(settings_.index, manifest->partitions[0].name) +
                "/postlist.glass")
      << "damaged";
  Build({{"a", "1"}, {"b", "2"}});
  EXPECT_TRUE(Listed().complete);
  EXPECT_EQ(Listed().base, 1U);
}

TEST_F(ListedChangesTest, ARebuildChangesNoArticle) {
  Build({{"a", "1"}, {"b", "1"}});
  RunResult result;
  ASSERT_TRUE(RebuildIndex(settings_, &result).ok());
  EXPECT_FALSE(Listed().complete);
  EXPECT_EQ(Listed().base, 1U);
  EXPECT_THAT(Lines(), testing::IsEmpty());
}

TEST_F(ListedChangesTest, ARollbackAndAnUpdateAreTold) {
  Build({{"a", "1"}, {"b", "1"}});
  Update({{"c", "1"}});
  RunResult result;
  ASSERT_TRUE(RollBack(settings_, std::nullopt, &result).ok());
  Update({{"c", "1"}, {"d", "1"}});
  EXPECT_EQ(Listed().base, 1U);
  const auto between = ChangesBetween(settings_.index, {2, ""}, {3, ""});
  ASSERT_TRUE(between.known) << between.why;
  ASSERT_EQ(between.articles.size(), 1U);
  EXPECT_EQ(between.articles.begin()->first, "d");
}

TEST_F(ListedChangesTest, ListsOutliveTheirGenerations) {
  Build({{"a", "1"}, {"b", "1"}});
  Update({{"c", "1"}});
  Update({{"d", "1"}});
  RunResult result;
  ASSERT_TRUE(PruneGenerations(settings_, 1, &result).ok());
  EXPECT_EQ(ChangesBetween(settings_.index, {1, ""}, {3, ""}).articles.size(),
            2U);
}

TEST_F(OperationsTest, RollBackAndPrune) {
  settings_.force = true;
  Build({{"a", "1"}});
  Build({{"b", "1"}});
  Build({{"c", "1"}});
  RunResult result;
  ASSERT_TRUE(RollBack(settings_, std::nullopt, &result).ok());
  EXPECT_THAT(Titles(), ElementsAre(Pair("b", "1")));
  ASSERT_TRUE(RollBack(settings_, 1, &result).ok());
  EXPECT_THAT(Titles(), ElementsAre(Pair("a", "1")));
  EXPECT_FALSE(RollBack(settings_, std::nullopt, &result).ok());
  EXPECT_FALSE(RollBack(settings_, 9, &result).ok());
  const absl::StatusOr<uint64_t> gone = PruneGenerations(settings_, 1, &result);
  ASSERT_TRUE(gone.ok()) << gone.status();
  EXPECT_EQ(*gone, 1U);
  EXPECT_THAT(Titles(), ElementsAre(Pair("a", "1")));
  ASSERT_TRUE(RollBack(settings_, 3, &result).ok());
  EXPECT_THAT(Titles(), ElementsAre(Pair("c", "1")));
}

// As a run leaves it that was killed between manifest and stub.
TEST_F(OperationsTest, AGenerationThatWasNeverInServiceIsNotRolledBackTo) {
  Build({{"a", "1"}, {"b", "1"}, {"c", "1"}});
  Update({{"d", "1"}});
  const std::string stub = StubPath(settings_.index);
  const absl::StatusOr<std::string> before = ReadFile(stub);
  Update({{"e", "1"}});
  std::ofstream(stub, std::ios::binary) << *before;
  fs::create_directories(settings_.index + "/tmp");
  std::ofstream(settings_.index + "/tmp/publishing") << "3\n";
  EXPECT_EQ(Update({{"f", "1"}}).generation, 3U);
  RunResult result;
  ASSERT_TRUE(RollBack(settings_, std::nullopt, &result).ok());
  EXPECT_EQ(result.generation, 2U);
  EXPECT_EQ(Titles().size(), 4U);
}

TEST_F(OperationsTest, WhatWasNotPublishedTakesNoRoom) {
  const auto parts = [&] {
    return std::distance(fs::directory_iterator(root_ / "index/parts"),
                         fs::directory_iterator());
  };
  std::vector<std::pair<std::string, std::string>> many;
  for (int i = 0; i < 50; ++i) many.emplace_back(std::to_string(i), "1");
  Build(many);
  Input({{"c", "1"}});
  RunResult result;
  EXPECT_FALSE(BuildIndex(settings_, listener_, &result).ok());  // a guard
  EXPECT_EQ(parts(), 1);
  // As a killed run leaves it.
  fs::create_directories(root_ / "index/parts/2023-never");
  fs::create_directories(root_ / "index/tmp/1");
  Update({{"1", "1"}});
  EXPECT_EQ(parts(), 1);
  EXPECT_EQ(Titles().size(), many.size());
}

TEST_F(OperationsTest, DamageIsFoundAndNamed) {
  Build({{"a", "1"}});
  EXPECT_TRUE(CheckIndex(settings_)->faults.empty());
  const absl::StatusOr<Manifest> manifest = CurrentManifest(settings_.index);
  const std::string path =
      PartitionPath(settings_.index, manifest->partitions[0].name) +
      "/postlist.glass";
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100);
  file << "damaged";
  file.close();
  const absl::StatusOr<CheckResult> result = CheckIndex(settings_);
  ASSERT_TRUE(result.ok());
  ASSERT_FALSE(result->faults.empty());
  EXPECT_THAT(result->faults[0], testing::HasSubstr("postlist.glass"));
}

}  // namespace
}  // namespace defnews

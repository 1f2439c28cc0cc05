// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

constexpr ArticleChangeKind kAdded = ArticleChangeKind::kAdded;
constexpr ArticleChangeKind kChanged = ArticleChangeKind::kChanged;
constexpr ArticleChangeKind kRemoved = ArticleChangeKind::kRemoved;

GenerationChanges Sample() {
  GenerationChanges changes;
  changes.generation = 12;
  changes.base = 11;
  changes.created = "2026-03-01T03:30:12Z";
  changes.base_created = "2026-02-28T03:30:09Z";
  changes.forced = {"documents"};
  changes.articles = {{"a \"quoted\"\n", {kAdded, "v1"}},
                      {"b", {kRemoved, ""}},
                      {"확장", {kChanged, "v2"}}};
  return changes;
}

TEST(ChangesTest, TheTextReadsBackAsItWas) {
  const GenerationChanges changes = Sample();
  const auto read = ChangesFromText(ChangesToText(changes));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->generation, 12U);
  EXPECT_EQ(read->base, 11U);
  EXPECT_EQ(read->created, changes.created);
  EXPECT_EQ(read->base_created, changes.base_created);
  EXPECT_FALSE(read->complete);
  EXPECT_THAT(read->forced, ElementsAre("documents"));
  EXPECT_EQ(read->articles, changes.articles);
}

TEST(ChangesTest, TheFirstLineIsTheHead) {
  GenerationChanges changes;
  changes.generation = 1;
  changes.created = "2026-03-01T03:30:12Z";
  changes.complete = true;
  EXPECT_EQ(ChangesToText(changes),
            "{\"generation\":1,\"base\":0,\"created\":"
            "\"2026-03-01T03:30:12Z\",\"complete\":true,\"articles\":0}\n");
}

TEST(ChangesTest, DamageIsAnError) {
  const std::string text = ChangesToText(Sample());
  for (const std::string& bad :
       {std::string(), text.substr(0, text.size() / 2),
        text.substr(0, text.rfind('{')), std::string("{}\n"),
        std::string("[]\n"), text + "{\"id\":\"z\",\"change\":\"lost\"}\n",
        std::string("{\"generation\":2,\"base\":2,\"created\":\"\","
                    "\"articles\":0}\n")}) {
    const auto read = ChangesFromText(bad);
    EXPECT_TRUE(absl::IsDataLoss(read.status())) << bad;
  }
}

class ChangesBetweenTest : public testing::Test {
 protected:
  ChangesBetweenTest() { fs::create_directories(root_ + "/changes"); }
  ~ChangesBetweenTest() override { fs::remove_all(root_); }

  static std::string Created(uint64_t generation) {
    return generation == 0 ? "" : "at " + std::to_string(generation);
  }
  GenerationChanges Made(uint64_t generation, uint64_t base,
                         ArticleChanges articles) const {
    GenerationChanges changes;
    changes.generation = generation;
    changes.base = base;
    changes.created = Created(generation);
    changes.base_created = Created(base);
    changes.articles = std::move(articles);
    return changes;
  }
  void Put(const GenerationChanges& changes) const {
    std::ofstream(ChangesPath(root_, changes.generation), std::ios::binary)
        << ChangesToText(changes);
  }
  void Put(uint64_t generation, uint64_t base, ArticleChanges articles) const {
    Put(Made(generation, base, std::move(articles)));
  }
  ChangesBetweenResult Between(uint64_t older, uint64_t present) const {
    return ChangesBetween(root_, {older, Created(older)},
                          {present, Created(present)});
  }

  const std::string root_ = TempPath();
};

TEST_F(ChangesBetweenTest, AGenerationDoesNotDifferFromItself) {
  const ChangesBetweenResult found = Between(3, 3);
  EXPECT_TRUE(found.known);
  EXPECT_THAT(found.articles, IsEmpty());
}

TEST_F(ChangesBetweenTest, SeveralNightsAddUp) {
  Put(2, 1, {{"a", {kAdded, "1"}}, {"b", {kChanged, "2"}}});
  Put(3, 2, {{"a", {kChanged, "2"}}, {"c", {kAdded, "1"}}});
  Put(4, 3, {{"b", {kRemoved, ""}}, {"c", {kRemoved, ""}}});
  const ChangesBetweenResult found = Between(1, 4);
  EXPECT_TRUE(found.known) << found.why;
  EXPECT_THAT(found.articles,
              ElementsAre(Pair("a", ArticleChange{kAdded, "2"}),
                          Pair("b", ArticleChange{kRemoved, ""})));
}

TEST_F(ChangesBetweenTest, RemovedAndAddedAgainIsChanged) {
  Put(2, 1, {{"a", {kRemoved, ""}}});
  Put(3, 2, {{"a", {kAdded, "2"}}});
  EXPECT_THAT(Between(1, 3).articles,
              ElementsAre(Pair("a", ArticleChange{kChanged, "2"})));
}

TEST_F(ChangesBetweenTest, ARollbackAloneIsUndone) {
  Put(2, 1, {{"a", {kAdded, "1"}}, {"b", {kChanged, "2"}}});
  Put(3, 2, {{"c", {kRemoved, ""}}});
  const ChangesBetweenResult found = Between(3, 1);
  EXPECT_TRUE(found.known) << found.why;
  EXPECT_THAT(found.articles,
              ElementsAre(Pair("a", ArticleChange{kRemoved, ""}),
                          Pair("b", ArticleChange{kChanged, ""}),
                          Pair("c", ArticleChange{kAdded, ""})));
}

TEST_F(ChangesBetweenTest, WhatIsTheSameOnBothSidesOfARollbackIsNotListed) {
  Put(2, 1, {});
  Put(3, 2, {{"same", {kAdded, "1"}}, {"other", {kAdded, "1"}}});
  Put(4, 2,
      {{"same", {kAdded, "1"}},
       {"other", {kAdded, "2"}},
       {"new", {kAdded, "1"}}});
  const ChangesBetweenResult found = Between(3, 4);
  EXPECT_TRUE(found.known) << found.why;
  EXPECT_THAT(found.articles,
              ElementsAre(Pair("new", ArticleChange{kAdded, "1"}),
                          Pair("other", ArticleChange{kChanged, "2"})));
}

TEST_F(ChangesBetweenTest, WhatTheFilesDoNotTellIsUnknown) {
  Put(2, 1, {{"a", {kAdded, "1"}}});
  GenerationChanges built = Made(4, 3, {});
  built.complete = true;
  Put(built);
  Put(5, 4, {});
  Put(6, 0, {});
  std::ofstream(ChangesPath(root_, 9)) << "not ours";
  struct Case {
    uint64_t older;
    uint64_t present;
    const char* why;
  };
  for (const Case& one :
       {Case{2, 3, "000003.jsonl"}, Case{3, 5, "from nothing"},
        Case{2, 9, "000009.jsonl"}, Case{0, 2, "000001.jsonl"},
        Case{5, 6, "from nothing"}}) {
    const ChangesBetweenResult found = Between(one.older, one.present);
    EXPECT_FALSE(found.known) << one.older;
    EXPECT_THAT(found.why, HasSubstr(one.why));
    EXPECT_THAT(found.articles, IsEmpty());
  }
}

TEST_F(ChangesBetweenTest, AnIndexMadeAnewIsNotTakenForTheOldOne) {
  Put(2, 1, {{"a", {kAdded, "1"}}});
  EXPECT_FALSE(ChangesBetween(root_, {1, "long ago"}, {2, Created(2)}).known);
  EXPECT_FALSE(ChangesBetween(root_, {2, "long ago"}, {2, Created(2)}).known);
  EXPECT_TRUE(ChangesBetween(root_, {1, ""}, {2, ""}).known);
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Candidates of several sources become suggestions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/suggest/suggest.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Candidate> Source(const std::vector<std::string>& queries) {
  std::vector<Candidate> candidates;
  for (const std::string& query : queries) candidates.push_back({query, "r"});
  return candidates;
}

std::vector<std::string> Merged(
    const std::vector<std::vector<Candidate>>& sources, const Ask& ask) {
  std::vector<std::string> queries;
  for (const Candidate& one : MergeCandidates("asked", sources, ask)) {
    queries.push_back(one.query);
  }
  return queries;
}

bool Always(std::string_view) { return true; }

TEST(MergeCandidatesTest, SourcesTakeTurns) {
  EXPECT_THAT(Merged({Source({"a1", "a2", "a3"}), Source({"b1"})}, Always),
              ElementsAre("a1", "b1", "a2"));
  EXPECT_THAT(Merged({{}, Source({"b1"})}, Always), ElementsAre("b1"));
  EXPECT_THAT(Merged({}, Always), IsEmpty());
}

TEST(MergeCandidatesTest, WhatFindsNothingIsDropped) {
  EXPECT_THAT(Merged({Source({"no1", "a2", "no3", "a4"})},
                     [](std::string_view query) { return query[0] == 'a'; }),
              ElementsAre("a2", "a4"));
}

TEST(MergeCandidatesTest, EachQueryCountsOnceAndTheOneAskedNever) {
  EXPECT_THAT(Merged({Source({"asked", "a"}), Source({"a", "b"})}, Always),
              ElementsAre("a", "b"));
}

TEST(MergeCandidatesTest, AsksABoundedNumberOfTimes) {
  std::vector<std::string> many;
  for (int i = 0; i < 1000; ++i) many.push_back("q" + std::to_string(i));
  int asked = 0;
  EXPECT_THAT(Merged({Source(many), Source(many)},
                     [&asked](std::string_view) { return ++asked, false; }),
              IsEmpty());
  EXPECT_GT(asked, 3);
  EXPECT_LT(asked, 50);
}

}  // namespace
}  // namespace defnews

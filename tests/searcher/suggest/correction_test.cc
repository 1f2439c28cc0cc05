// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/correction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <variant>

#include "searcher/query/parser.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Node Parsed(std::string_view query) {
  std::variant<ParsedQuery, QueryError> parsed = ParseQuery(query, {});
  EXPECT_TRUE(std::holds_alternative<ParsedQuery>(parsed)) << query;
  return std::get<ParsedQuery>(parsed).root;
}

// The first runs of the leaves with these numbers get these words.
std::vector<std::string> Corrected(
    std::string_view query,
    const std::vector<std::pair<size_t, std::vector<std::string>>>& words,
    size_t most = 100) {
  const Node root = Parsed(query);
  const std::vector<const Node*> leaves = CorrectableLeaves(root);
  std::vector<Correction> corrections;
  for (const auto& [leaf, of_leaf] : words) {
    const LetterRun run = CorrectableRuns(leaves.at(leaf)->text).at(0);
    corrections.push_back({leaf, run, of_leaf});
  }
  std::vector<std::string> queries;
  for (const Candidate& one : CorrectedQueries(root, corrections, most)) {
    queries.push_back(one.query);
  }
  return queries;
}

TEST(CorrectionTest, LeavesUnderNotAndPrefixesAndDatesAreLeftOut) {
  const Node root = Parsed(
      "aaaa \"bbbb cccc\" dddd* (eeee OR source:ffff) date:2023 NOT gggg "
      "NOT (hhhh iiii)");
  std::vector<std::string> texts;
  for (const Node* leaf : CorrectableLeaves(root)) texts.push_back(leaf->text);
  EXPECT_THAT(texts, ElementsAre("aaaa", "bbbb cccc", "eeee", "ffff"));
}

TEST(CorrectionTest, TheRestOfTheQueryStays) {
  EXPECT_THAT(
      Corrected("title:misile (source:kcna OR =Drome) -\"the sea\"",
                {{0, {"missile"}}, {2, {"drone"}}}),
      ElementsAre(
          "title:missile AND (source:kcna OR =Drone) AND NOT \"the sea\""));
  EXPECT_THAT(Corrected("a NEAR/3 misile", {{1, {"missile"}}}),
              ElementsAre("a NEAR/3 missile"));
}

TEST(CorrectionTest, BestOfAllThenEachNextBest) {
  EXPECT_THAT(Corrected("aaaa OR bbbb", {{0, {"a1", "a2"}}, {1, {"b1", "b2"}}}),
              ElementsAre("a1 OR b1", "a2 OR b1", "a1 OR b2"));
  EXPECT_THAT(
      Corrected("aaaa OR bbbb", {{0, {"a1", "a2"}}, {1, {"b1", "b2"}}}, 2),
      ElementsAre("a1 OR b1", "a2 OR b1"));
  EXPECT_THAT(Corrected("aaaa OR bbbb", {{0, {}}, {1, {"b1"}}}),
              ElementsAre("aaaa OR b1"));
  EXPECT_THAT(Corrected("aaaa", {{0, {}}}), IsEmpty());
  EXPECT_THAT(Corrected("aaaa", {}), IsEmpty());
}

TEST(CorrectionTest, SeveralWordsOfOnePhrase) {
  const Node root = Parsed("\"extendd the detrrence\"");
  const std::string text = CorrectableLeaves(root).at(0)->text;
  const std::vector<LetterRun> runs = CorrectableRuns(text);
  const std::vector<Candidate> queries = CorrectedQueries(
      root, {{0, runs.at(0), {"extended"}}, {0, runs.at(1), {"deterrence"}}},
      10);
  ASSERT_EQ(queries.size(), 1U);
  EXPECT_EQ(queries[0].query, "\"extended the deterrence\"");
  EXPECT_EQ(queries[0].reason, "extendd -> extended, detrrence -> deterrence");
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "searcher/query/parser.h"
#include "tests/searcher/query/parse_case.h"

namespace defnews {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string Times(size_t count, std::string_view piece) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(QueryLimits, BracketsNestThirtyTwoDeepAndNoDeeper) {
  EXPECT_EQ(Outcome(Times(32, "(") + "a" + Times(32, ")")), "a");
  EXPECT_THAT(Outcome(Times(33, "(") + "a" + Times(33, ")")),
              StartsWith("error at 32+1: brackets nest deeper than 32"));
  EXPECT_THAT(Outcome(Times(1000, "(") + "a" + Times(1000, ")")),
              StartsWith("error at 32+1: brackets nest deeper than 32"));
  EXPECT_THAT(Outcome(Times(600, "(a OR ")), HasSubstr("nest deeper"));
  EXPECT_THAT(Outcome(Times(33, "(") + "title:("), HasSubstr("nest deeper"));
}

TEST(QueryLimits, DepthIsThatOfTheCanonicalForm) {
  ParserOptions any;
  any.any = true;
  const std::string deep = Times(20, "y x AND NOT (") + "z" + Times(20, ") -n");
  EXPECT_THAT(Outcome(deep, any), HasSubstr("nest deeper"));
  EXPECT_THAT(Outcome(deep), StartsWith("y AND x AND NOT (y"));
}

TEST(QueryLimits, NegationsDoNotPileUp) {
  EXPECT_THAT(Outcome("a " + Times(1000, "NOT ") + "b"),
              StartsWith("error at 2+7"));
  EXPECT_THAT(Outcome("a " + Times(4000, "-") + "b"),
              StartsWith("error at 2+2"));
  EXPECT_THAT(Outcome(Times(900, "-(")), HasSubstr("nest deeper"));
}

TEST(QueryLimits, FourKilobytesAndNoMore) {
  EXPECT_EQ(Outcome(Times(4096, "a")), Times(4096, "a"));
  EXPECT_THAT(Outcome(Times(5000, "a")),
              StartsWith("error at 4096+904: the query has 5000 bytes"));
}

TEST(QueryLimits, TwoHundredFiftySixDistinctTerms) {
  std::string words;
  for (int i = 0; i < 256; ++i) words += "w" + std::to_string(i) + " ";
  EXPECT_THAT(Outcome(words), StartsWith("w0 AND w1 AND"));
  EXPECT_THAT(Outcome(words + "w7 \"w8 w9\" title:w3"), StartsWith("w0 AND"));
  EXPECT_THAT(Outcome(words + "x"), HasSubstr("more than 256 different terms"));
  EXPECT_THAT(Outcome(words + "x"),
              StartsWith("error at " + std::to_string(words.size()) + "+1"));
  EXPECT_THAT(Outcome(words + "\"w1 x\""), HasSubstr("more than 256"));
  EXPECT_THAT(Outcome(words + "date:2023"), HasSubstr("more than 256"));
}

TEST(QueryLimits, PhrasesHaveThirtyTwoWords) {
  const std::string longest = "\"" + Times(31, "a ") + "a\"";
  EXPECT_EQ(Outcome(longest), longest);
  EXPECT_THAT(Outcome("x \"" + Times(33, "a ") + "\""),
              StartsWith("error at 2+68: a phrase has at most 32 words"));
}

// Whatever comes in, the place of an error lies in the query and can be shown.
TEST(QueryLimits, RandomBytesAreParsedOrRefusedAtAPlace) {
  std::mt19937 random(20231109);
  const std::string_view alphabet =
      "ab *()\"-=:/.5\xEA\xB0\x80\xE2\x80\x9C\xFF\x01ANDORTEtitlesource";
  size_t parsed = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string query(random() % 24, ' ');
    for (char& byte : query) byte = alphabet[random() % alphabet.size()];
    const auto result = ParseQuery(query, {});
    if (const auto* error = std::get_if<QueryError>(&result)) {
      EXPECT_LE(error->offset + error->length, query.size()) << query;
      EXPECT_FALSE(error->message.empty()) << query;
      EXPECT_THAT(CaretText(query, *error), HasSubstr("\n"));
    } else {
      ++parsed;
    }
  }
  EXPECT_GT(parsed, 100u);
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/query/parser.h"

namespace defnews {
namespace {

using ::testing::StartsWith;

TEST(CaretText, MarksThePlace) {
  EXPECT_EQ(CaretText("a foo:b c", {"", 2, 4}),
            "a foo:b c\n"
            "  ^~~~");
  EXPECT_EQ(CaretText("a", {"", 0, 1}), "a\n^");
}

TEST(CaretText, MarksTheEndAndEmptyQueries) {
  EXPECT_EQ(CaretText("a AND", {"", 5, 0}), "a AND\n     ^");
  EXPECT_EQ(CaretText("", {"", 0, 0}), "\n^");
  EXPECT_EQ(CaretText("ab", {"", 99, 99}), "ab\n  ^");
}

TEST(CaretText, HangulIsTwoColumnsWide) {
  EXPECT_EQ(CaretText("국방 foo:부", {"", 7, 4}),
            "국방 foo:부\n"
            "     ^~~~");
  EXPECT_EQ(CaretText("x 국방", {"", 2, 6}), "x 국방\n  ^~~~");
}

TEST(CaretText, CombiningMarksHaveNoColumn) {
  EXPECT_EQ(CaretText("e\u0301 x", {"", 4, 1}), "e\u0301 x\n  ^");
}

TEST(CaretText, ShowsNothingThatMovesTheLine) {
  EXPECT_EQ(CaretText("a\nb\x1B\xFF\u202Ec d", {"", 10, 1}),
            "a b\uFFFD\uFFFD\uFFFDc d\n"
            "        ^");
}

TEST(CaretText, LongQueriesAreCutToAWindow) {
  const std::string query = std::string(500, 'a') + "(" + std::string(500, 'b');
  EXPECT_EQ(CaretText(query, {"", 500, 1}), "..." + std::string(24, 'a') + "(" +
                                                std::string(47, 'b') + "...\n" +
                                                std::string(27, ' ') + "^");
  EXPECT_EQ(CaretText(query, {"", 0, 1}), std::string(72, 'a') + "...\n^");
  EXPECT_EQ(CaretText(query, {"", 1001, 0}),
            "..." + std::string(72, 'b') + "\n" + std::string(75, ' ') + "^");
}

TEST(CaretText, ALongPlaceIsMarkedToTheEndOfTheWindow) {
  const std::string query(1000, 'a');
  EXPECT_EQ(CaretText(query, {"", 0, 1000}),
            std::string(72, 'a') + "...\n^" + std::string(71, '~'));
}

TEST(CaretText, TheErrorOfAParseCanBeShown) {
  const std::string query = "북한 titel:미사일";
  const auto result = ParseQuery(query, {});
  ASSERT_TRUE(std::holds_alternative<QueryError>(result));
  EXPECT_EQ(CaretText(query, std::get<QueryError>(result)),
            "북한 titel:미사일\n"
            "     ^~~~~~");
}

}  // namespace
}  // namespace defnews

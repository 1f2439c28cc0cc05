// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/searcher/match/matching.h"

namespace defnews {
namespace {

struct MarkCase {
  std::string_view query;
  std::string_view marked;  // the text, with `[n:` and `]` around the matches
};

// The text of a case without its brackets.
std::string Unmarked(std::string_view marked) {
  std::string text;
  for (size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] == '[') {
      i += 2;
    } else if (marked[i] != ']') {
      text += marked[i];
    }
  }
  return text;
}

void ExpectMarks(const std::vector<MarkCase>& cases) {
  for (const MarkCase& c : cases) {
    EXPECT_EQ(Marked(c.query, Unmarked(c.marked)), c.marked) << c.query;
  }
}

TEST(MatchingPlacesTest, WordsMatchByStemAndWithoutCase) {
  ExpectMarks({
      {"missile", "Two [0:missiles] and a [0:MISSILE] fell."},
      {"launched", "They [0:launch] it after the [0:launching]."},
      {"missile", "No rocket here."},
  });
}

TEST(MatchingPlacesTest, PhrasesMatchConsecutiveWordsOnly) {
  ExpectMarks({
      {"\"extended deterrence\"", "The [0:extended deterrence] pledge"},
      {"\"extended deterrence\"", "deterrence extended by deterrence"},
      {"\"extended deterrence\"", "extended nuclear deterrence"},
  });
}

TEST(MatchingPlacesTest, OverlappingMatchesOfOneLeafAreOne) {
  ExpectMarks({{"\"no no\"", "[0:no no no] yes"}});
}

TEST(MatchingPlacesTest, CompoundsMatchHoweverTheyAreWritten) {
  ExpectMarks({
      {"F-35A", "an [0:F-35A], an [0:F35A] and an [0:F 35 A]"},
      {"rokus", "the [0:ROK-US] talks"},
      {"F-35", "the [0:F-35A] jet"},
  });
}

TEST(MatchingPlacesTest, CapitalsOfAnOrdinaryWordMatchCapitalsOnly) {
  ExpectMarks({
      {"US", "The [0:US] told us so."},
      {"us", "The [0:US] told [0:us] so."},
  });
}

TEST(MatchingPlacesTest, KoreanMatchesInsideWordsAndWithoutParticles) {
  ExpectMarks({
      {"확장억제를", "한미 [0:확장억제]가 중요하다"},
      {"장억", "확[0:장억]제"},
      {"미사일", "탄도[0:미사일] 발사"},
  });
}

TEST(MatchingPlacesTest, ExactWordsMatchAsTypedButForCase) {
  ExpectMarks({
      {"=missile", "Missiles, a [0:Missile]"},
      {"=\"ballistic missile\"", "ballistic missiles; [0:Ballistic missile]"},
  });
}

TEST(MatchingPlacesTest, ExactKoreanMatchesWholeWordsOnly) {
  ExpectMarks({
      {"=확장억제", "확장억제가 아니라 [0:확장억제] 그리고 한미확장억제"},
      {"=\"확장 억제\"", "확장억제 [0:확장 억제]"},
      {"=북", "북한 [0:북]"},
  });
}

TEST(MatchingPlacesTest, PrefixesMatchTheBeginningOfWords) {
  ExpectMarks({
      {"deter*", "[0:Deterrence] [0:deters]; undeterred"},
      {"확장억*", "[0:확장억]제 한미확장억제"},
  });
}

TEST(MatchingPlacesTest, NearMarksOnlyOperandsThatMeet) {
  ExpectMarks({
      {"navy NEAR/2 drill", "[1:drill] by [0:navy] then one more quiet drill"},
      {"navy NEAR/1 drill", "drill by navy"},
      {"navy ADJ/2 drill", "drill navy and so on"},
      {"\"joint navy\" NEAR/3 \"live drill\"",
       "[1:live drill] of the [0:joint navy]"},
      {"\"joint navy\" NEAR/2 \"live drill\"", "live drill of the joint navy"},
  });
}

TEST(MatchingPlacesTest, WhatStandsUnderNotIsNotMarked) {
  ExpectMarks({{"navy NOT army", "[0:navy] and army"},
               {"navy -army air", "[0:navy], army, [1:air]"}});
}

TEST(MatchingPlacesTest, FieldsMarkTheirOwnTextsOnly) {
  EXPECT_EQ(Marked("title:navy", "navy", Field::kTitle), "[0:navy]");
  EXPECT_EQ(Marked("title:navy", "navy", Field::kBody), "navy");
  EXPECT_EQ(Marked("caption:navy", "navy", Field::kCaption), "[0:navy]");
  EXPECT_EQ(Marked("body:(navy NEAR/3 army)", "navy army", Field::kTitle),
            "navy army");
  EXPECT_EQ(Marked("person:Kim", "Kim", Field::kCaption), "[0:Kim]");
}

TEST(MatchingPlacesTest, ExpandedTermsOfAPrefixMatchByTerm) {
  Analyzer analyzer;
  TextMatcher matcher(Parsed("ships*"), &analyzer, [](std::string_view prefix) {
    EXPECT_EQ(prefix, "ships");
    return std::vector<std::string>{"ship"};
  });
  const std::vector<TextMatcher::Span> spans =
      matcher.Spans("a ship", Field::kBody);
  ASSERT_EQ(spans.size(), 1u);
  EXPECT_EQ(spans[0], (TextMatcher::Span{2, 6, 0}));
}

}  // namespace
}  // namespace defnews

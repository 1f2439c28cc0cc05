// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace defnews {
namespace {

std::string Split(std::string_view text) {
  std::string split;
  for (const TextRange& range : SplitSentences(text)) {
    if (!split.empty()) split += '|';
    split += text.substr(range.begin, range.end - range.begin);
  }
  return split;
}

struct SentenceCase {
  std::string_view text;
  std::string_view split;
};

TEST(SentencesTest, EndAtTheirMarksAndAtLineBreaks) {
  const std::vector<SentenceCase> cases = {
      {"One. Two! Three? Four", "One.|Two!|Three?|Four"},
      {"One\nTwo\r\n\r\n  Three  ", "One|Two|Three"},
      {"He said \"No.\" She left.", "He said \"No.\"|She left."},
      {"He said “Go.” “Why?” she asked.", "He said “Go.”|“Why?” she asked."},
      {"Wait… What?! (Really.) Yes.", "Wait…|What?!|(Really.)|Yes."},
      {"Up 3.5 percent. 12 ships came.", "Up 3.5 percent.|12 ships came."},
      {"北京。 东京。", "北京。|东京。"},
      {"군은 발표했다. 미사일이다.", "군은 발표했다.|미사일이다."},
      {"그래요. “네.” 끝", "그래요.|“네.”|끝"},
  };
  for (const SentenceCase& c : cases) EXPECT_EQ(Split(c.text), c.split);
}

TEST(SentencesTest, GoOnAfterInitialsAndAbbreviations) {
  for (const std::string_view text :
       {"The U.S. Army", "J. Smith spoke", "Gen. Paul spoke", "Lt. Col. Lee",
        "on Sept. 19 in", "at 9 a.m. Monday", "(St. Mary)", "Samsung Co. Ltd.",
        "Acme Inc. said", "No. 5", "etc. and so on", "file.txt Readme"}) {
    EXPECT_EQ(Split(text), text);
  }
}

TEST(SentencesTest, EndAfterWordsThatOnlyResembleAbbreviations) {
  EXPECT_EQ(Split("He ran for Congen. Then left."),
            "He ran for Congen.|Then left.");
  EXPECT_EQ(Split("In NATO. Then"), "In NATO.|Then");
  EXPECT_EQ(Split("He said no. Then"), "He said no.|Then");
}

TEST(SentencesTest, BlankTextHasNone) {
  EXPECT_EQ(SplitSentences("").size(), 0u);
  EXPECT_EQ(SplitSentences(" \n\t\n \u00A0\u3000").size(), 0u);
}

TEST(SentencesTest, LongRunsOfMarksTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 300000; ++i) text += i % 3 == 0 ? ". " : ".\" ";
  EXPECT_FALSE(SplitSentences(text).empty());
  EXPECT_EQ(SplitSentences(std::string(1000000, '.')).size(), 1u);
}

}  // namespace
}  // namespace defnews

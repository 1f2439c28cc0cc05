// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet/snippet.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/searcher/match/matching.h"

namespace defnews {
namespace {

// The snippet with its highlights between brackets.
std::string Shown(std::string_view query, const Article& article,
                  size_t max_bytes) {
  Analyzer analyzer;
  TextMatcher matcher(Parsed(query), &analyzer);
  const Snippet snippet = MakeSnippet(article, &matcher, {max_bytes});
  std::string shown;
  size_t at = 0;
  for (const Highlight& highlight : snippet.highlights) {
    shown +=
        snippet.text.substr(at, highlight.begin - at) + '[' +
        snippet.text.substr(highlight.begin, highlight.end - highlight.begin) +
        ']';
    at = highlight.end;
  }
  return shown + snippet.text.substr(at);
}

Article WithBody(std::string_view body) {
  Article article;
  article.body = body;
  return article;
}

TEST(SnippetTest, TakesTheSentencesWithTheMostLeaves) {
  const Article article =
      WithBody("The navy sailed. The navy and navy. Army met navy. All rest.");
  EXPECT_EQ(Shown("navy army", article, 16), "[Army] met [navy].");
  EXPECT_EQ(Shown("navy", article, 20), "The [navy] and [navy].");
  EXPECT_EQ(Shown("rest", article, 12), "All [rest].");
}

TEST(SnippetTest, TakesTheEarliestOfEqualSentences) {
  EXPECT_EQ(Shown("navy", WithBody("None. First navy. Second navy."), 12),
            "First [navy].");
}

TEST(SnippetTest, FillsUpWithWhatFollowsThenWithWhatStandsBefore) {
  const Article article = WithBody("One one. Two navy. Three. Four four four.");
  EXPECT_EQ(Shown("navy", article, 17), "Two [navy]. Three.");
  EXPECT_EQ(Shown("four", WithBody("Aa aa. Bb bb. Four."), 12),
            "Bb bb. [Four].");
}

TEST(SnippetTest, ABodyWithoutMatchGivesWayToACaptionThatHasOne) {
  Article article = WithBody("First sentence. Second sentence.");
  article.title = "Navy";
  EXPECT_EQ(Shown("navy", article, 16), "First sentence.");
  article.captions = {"A tank", "A navy ship"};
  EXPECT_EQ(Shown("navy", article, 16), "A [navy] ship");
  EXPECT_EQ(Shown("body:navy", article, 16), "First sentence.");
  EXPECT_EQ(Shown("navy", Article(), 16), "");
}

TEST(SnippetTest, LineBreaksBecomeOneSpace) {
  EXPECT_EQ(
      Shown("navy OR army", WithBody("The army.\n\nThe navy\r\nship"), 99),
      "The [army]. The [navy] ship");
  EXPECT_EQ(Shown("\"navy ship\"", WithBody("A navy\nship"), 99),
            "A [navy ship]");
}

TEST(SnippetTest, MatchesThatOverlapOrTouchAreOneHighlight) {
  EXPECT_EQ(Shown("\"joint navy\" \"navy drill\"",
                  WithBody("a joint navy drill"), 99),
            "a [joint navy drill]");
  EXPECT_EQ(Shown("확장 억제", WithBody("한미 확장억제 강화"), 99),
            "한미 [확장억제] 강화");
}

TEST(SnippetTest, CutsALongSentenceBetweenWordsAroundTheFirstMatch) {
  const Article article = WithBody(
      "alpha bravo charlie delta echo foxtrot golf navy hotel india juliet "
      "kilo lima mike november oscar");
  EXPECT_EQ(Shown("navy", article, 32), "…foxtrot golf [navy] hotel india…");
  EXPECT_EQ(Shown("alpha", article, 20), "[alpha] bravo charlie…");
  EXPECT_EQ(Shown("oscar", article, 20), "…november [oscar]");
  EXPECT_EQ(Shown("army", article, 20), "alpha bravo charlie…");
}

TEST(SnippetTest, CutsALongWordBetweenCharacters) {
  std::string body;
  for (int i = 0; i < 50; ++i) body += "가나";
  body += "탄도";
  const std::string shown = Shown("탄도", WithBody(body), 30);
  EXPECT_TRUE(shown.starts_with("…")) << shown;
  EXPECT_TRUE(shown.ends_with("[탄도]")) << shown;
  EXPECT_LE(shown.size(), 60u);
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of any text, tried on random mixtures of words and marks.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/clean_text.h"
#include "common/text/utf8.h"
#include "searcher/snippet/sentences.h"
#include "searcher/snippet/snippet.h"
#include "tests/searcher/match/matching.h"

namespace defnews {
namespace {

constexpr int kRounds = 3000;

const std::vector<std::string_view>& Scraps() {
  static const std::vector<std::string_view> scraps = {"navy",
                                                       "navies",
                                                       "Army",
                                                       "US",
                                                       "us",
                                                       "F-35A",
                                                       "ROK-US",
                                                       "U.S.",
                                                       "Gen.",
                                                       "9.19",
                                                       "확장",
                                                       "확장억제를",
                                                       "미사일",
                                                       "북한의",
                                                       "美",
                                                       "北",
                                                       "North뭩",
                                                       "①",
                                                       "ﬁre",
                                                       "Ｆ－３５",
                                                       "É́t",
                                                       "😀",
                                                       "\xC2\xAD",
                                                       "İ",
                                                       "，",
                                                       "“",
                                                       "”",
                                                       "…",
                                                       "。",
                                                       ".",
                                                       "?",
                                                       " ",
                                                       " ",
                                                       " ",
                                                       " ",
                                                       "\n\n",
                                                       "\r\n",
                                                       "\t",
                                                       "-",
                                                       "'s",
                                                       "\xE2\x80\x8B",
                                                       "@"};
  return scraps;
}

const std::vector<std::string_view>& Queries() {
  static const std::vector<std::string_view> queries = {
      "navy OR army",         "navy NEAR/4 army",   "F-35A OR \"ROK US\"",
      "확장억제 OR 미사일",   "=확장억제 OR =navy", "nav* OR 미사일*",
      "s OR US OR fire OR 1", "북한 ADJ/9 확장",    "\"f 35\" OR et OR i"};
  return queries;
}

std::string RandomText(std::mt19937* random) {
  std::string text;
  const size_t scraps = (*random)() % 120;
  for (size_t i = 0; i < scraps; ++i) {
    text += Scraps()[(*random)() % Scraps().size()];
  }
  return text;
}

bool IsBorder(std::string_view text, size_t at) {
  return at == text.size() || (at < text.size() && IsLeadByte(text[at]));
}

TEST(RandomTextTest, SpansAreWithinTheTextAndOnCharacterBorders) {
  std::mt19937 random(7);
  Analyzer analyzer;
  size_t spans = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = RandomText(&random);
    TextMatcher matcher(Parsed(Queries()[random() % Queries().size()]),
                        &analyzer);
    uint32_t before = 0;
    for (const auto& span : matcher.Spans(text, Field::kBody)) {
      EXPECT_LT(span.begin, span.end) << text;
      EXPECT_LE(before, span.begin) << text;
      EXPECT_TRUE(IsBorder(text, span.begin) && IsBorder(text, span.end))
          << text << ' ' << span.begin << ' ' << span.end;
      before = span.begin;
      ++spans;
    }
  }
  EXPECT_GT(spans, size_t{kRounds});
}

TEST(RandomTextTest, HighlightsAreAscendingApartAndOnCharacterBorders) {
  std::mt19937 random(11);
  Analyzer analyzer;
  size_t highlights = 0;
  for (int round = 0; round < kRounds; ++round) {
    Article article;
    article.body = RandomText(&random);
    article.captions = {RandomText(&random)};
    TextMatcher matcher(Parsed(Queries()[random() % Queries().size()]),
                        &analyzer);
    const size_t max_bytes = 1 + random() % 200;
    const Snippet snippet = MakeSnippet(article, &matcher, {max_bytes});
    EXPECT_TRUE(IsValidUtf8(snippet.text)) << article.body;
    EXPECT_EQ(snippet.text.find_first_of("\r\n"), std::string::npos);
    size_t end = 0;
    for (const Highlight& highlight : snippet.highlights) {
      EXPECT_LE(end, highlight.begin);
      EXPECT_LT(highlight.begin, highlight.end);
      EXPECT_TRUE(IsBorder(snippet.text, highlight.begin) &&
                  IsBorder(snippet.text, highlight.end))
          << article.body;
      end = highlight.end;
      ++highlights;
    }
    const bool in_body = !matcher.Spans(article.body, Field::kBody).empty();
    if (in_body) {
      EXPECT_FALSE(snippet.highlights.empty()) << article.body;
    }
  }
  EXPECT_GT(highlights, size_t{kRounds} / 2);
}

TEST(RandomTextTest, SentencesHoldAllButWhiteSpaceInOrder) {
  std::mt19937 random(13);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = RandomText(&random);
    size_t end = 0;
    for (const TextRange& range : SplitSentences(text)) {
      EXPECT_EQ(TrimText(std::string_view(text).substr(end, range.begin - end)),
                "");
      EXPECT_LT(range.begin, range.end);
      EXPECT_TRUE(IsBorder(text, range.begin) && IsBorder(text, range.end));
      end = range.end;
    }
    EXPECT_EQ(TrimText(std::string_view(text).substr(end)), "");
  }
}

}  // namespace
}  // namespace defnews

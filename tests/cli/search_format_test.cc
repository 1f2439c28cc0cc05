// SPDX-License-Identifier: GPL-3.0-or-later
// The forms of an answer, from results made by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/cli/answer.h"
#include "searcher/cli/json_output.h"
#include "searcher/cli/plain_output.h"
#include "searcher/cli/printable.h"
#include "searcher/cli/row_output.h"
#include "searcher/cli/standard_output.h"

namespace defnews {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Hit ExampleHit() {
  Hit hit;
  hit.rank = 1;
  hit.id = "a1";
  hit.title = "Missile test";
  hit.url = "https://news.example/a1";
  hit.source = "yonhap";
  hit.lang = "en";
  hit.published = "2023-11-09";
  hit.published_precision = "day";
  hit.published_method = "dateline";
  hit.score = 1.5;
  hit.snippet.text = "The missile flew.";
  hit.snippet.highlights = {{4, 11}};
  return hit;
}

SearchResults ExampleResults() {
  SearchResults results;
  results.parsed = "missile";
  results.total = 7;
  results.total_all = 9;
  results.undated = 2;
  results.generation = 3;
  results.hits = {ExampleHit()};
  return results;
}

TEST(PlainHits, ShowsTitleMetaSnippetAndUrl) {
  EXPECT_EQ(PlainHits(ExampleResults(), false),
            "1. Missile test\n"
            "   yonhap \u00B7 2023-11-09 \u00B7 a1\n"
            "   The missile flew.\n"
            "   https://news.example/a1\n");
}

TEST(PlainHits, AreABlankLineApart) {
  SearchResults results = ExampleResults();
  results.hits.push_back(ExampleHit());
  results.hits[1].rank = 2;
  EXPECT_THAT(PlainHits(results, false), HasSubstr("/a1\n\n2. Missile"));
}

TEST(PlainHits, SayHowExactADateIsUnlessItIsADay) {
  SearchResults results = ExampleResults();
  results.hits[0].published = "2023-11";
  results.hits[0].published_precision = "month";
  EXPECT_THAT(PlainHits(results, false), HasSubstr("2023-11 (month)"));
  results.hits[0].published = "";
  results.hits[0].published_precision = "none";
  EXPECT_THAT(PlainHits(results, false), HasSubstr("undated"));
}

TEST(PlainHits, HighlightMatchesInColor) {
  const std::string text = PlainHits(ExampleResults(), true);
  EXPECT_THAT(text, HasSubstr("\x1b[1mMissile test\x1b[0m"));
  EXPECT_THAT(text, HasSubstr("The \x1b[1;31mmissile\x1b[0m flew."));
  EXPECT_THAT(PlainHits(ExampleResults(), false), Not(HasSubstr("\x1b")));
}

TEST(PlainHits, HighlightsOutsideTheTextAreLeftOut) {
  SearchResults results = ExampleResults();
  results.hits[0].snippet.highlights = {{4, 11}, {2, 6}, {12, 99}};
  EXPECT_THAT(PlainHits(results, true),
              HasSubstr("The \x1b[1;31mmissile\x1b[0m flew.\n"));
}

TEST(PlainHits, ExplanationsStandBehindAHash) {
  SearchResults results = ExampleResults();
  results.explanation = {"tree\n  word\n", "asked as it is"};
  results.hits[0].explanation = {{"missile", 1.5}};
  const std::string text = PlainHits(results, false);
  EXPECT_THAT(text, HasSubstr("# tree\n#   word\n# asked as it is\n\n1. "));
  EXPECT_THAT(text, HasSubstr("   # 1.5000  missile\n"));
}

TEST(PlainArticle, HasParagraphsAndCaptions) {
  StoredArticle article;
  article.id = "a1";
  article.title = "T";
  article.source = "kbs";
  article.body = "One.\n\nTwo.\x1b[2J";
  article.captions = {"A ship."};
  EXPECT_EQ(PlainArticle(article, false),
            "T\nkbs \u00B7 undated \u00B7 a1\n\n"
            "One.\n\nTwo.\uFFFD[2J\n\n[Photo] A ship.\n");
}

TEST(Printable, ReplacesWhatMovesATerminal) {
  const struct {
    std::string_view text;
    std::string_view clean;
  } kCases[] = {
      {"plain \uD55C\uAD6D", "plain \uD55C\uAD6D"},
      {"a\x1b[31mb", "a\uFFFD[31mb"},
      {"a\nb\tc\rd", "a b c d"},
      {"a\u009Bb\x7f", "a\uFFFDb\uFFFD"},
      {"a\u202Eb\u2066c\u200F", "a\uFFFDb\uFFFDc\uFFFD"},
      {"a\u2028b", "a b"},
      {"a\xff\xC3", "a\uFFFD\uFFFD"},
      {std::string_view("a\0b", 3), "a\uFFFDb"},
  };
  for (const auto& [text, clean] : kCases) {
    EXPECT_EQ(Printable(text), clean) << text;
  }
  EXPECT_EQ(PrintableLines("a\nb\x07"), "a\nb\uFFFD");
}

TEST(JsonOutput, QueryRecordHasItsKeysInOrder) {
  EXPECT_EQ(JsonQuery("missile", ExampleResults(), false),
            "{\"type\":\"query\",\"schema\":1,\"query\":\"missile\","
            "\"parsed\":\"missile\",\"interval\":null,\"total\":7,"
            "\"undated\":2,\"generation\":3,\"total_all\":9}\n");
  EXPECT_THAT(JsonQuery("", ExampleResults(), false, "yna-7"),
              HasSubstr("\"total_all\":9,\"like\":\"yna-7\"}"));
  SearchResults results = ExampleResults();
  results.interval = "2023-01-01..2023-12-31";
  EXPECT_THAT(JsonQuery("missile", results, false),
              HasSubstr("\"interval\":\"2023-01-01..2023-12-31\""));
}

TEST(JsonOutput, HitRecordHasItsKeysInOrder) {
  EXPECT_EQ(JsonHit(ExampleHit(), false),
            "{\"type\":\"hit\",\"rank\":1,\"id\":\"a1\","
            "\"title\":\"Missile test\",\"url\":\"https://news.example/a1\","
            "\"source\":\"yonhap\",\"published\":\"2023-11-09\","
            "\"published_precision\":\"day\","
            "\"published_method\":\"dateline\",\"score\":1.5,"
            "\"snippet\":{\"text\":\"The missile flew.\","
            "\"highlights\":[[4,11]]},\"lang\":\"en\",\"copies\":0}\n");
  Hit lead = ExampleHit();
  lead.copies = 3;
  lead.duplicate_group = "a0";
  EXPECT_THAT(JsonHit(lead, false),
              HasSubstr("\"copies\":3,\"duplicate_group\":\"a0\"}"));
}

TEST(JsonOutput, ExplanationsOnlyWhereAskedFor) {
  Hit hit = ExampleHit();
  hit.explanation = {{"missile", 1.5}};
  EXPECT_THAT(JsonHit(hit, false), Not(HasSubstr("explanation")));
  EXPECT_THAT(JsonHit(hit, true),
              HasSubstr("\"explanation\":[{\"part\":\"missile\","
                        "\"score\":1.5}]"));
}

TEST(JsonOutput, ControlCharactersAreEscapedAndBadBytesReplaced) {
  Hit hit = ExampleHit();
  hit.title = "a\x1b\n\xff";
  EXPECT_THAT(JsonHit(hit, false), HasSubstr("\"a\\u001b\\n\uFFFD\""));
}

TEST(Csv, QuotesWhatNeedsIt) {
  EXPECT_EQ(CsvHeader(), "rank,id,published,source,title,url,score\n");
  Hit hit = ExampleHit();
  hit.title = "He said \"go\", then\x1b left";
  hit.id = "two\nlines";
  EXPECT_EQ(CsvRow(hit),
            "1,\"two\nlines\",2023-11-09,yonhap,"
            "\"He said \"\"go\"\", then\uFFFD left\","
            "https://news.example/a1,1.5\n");
}

TEST(HitTemplate, FillsFieldsBracesAndEscapes) {
  std::string error;
  const auto filled =
      HitTemplate::Parse("{id}\\t{{{title}}}\\\\{score}{snippet}", &error);
  ASSERT_TRUE(filled) << error;
  Hit hit = ExampleHit();
  hit.title = "Two\nlines";
  EXPECT_EQ(filled->Fill(hit), "a1\t{Two lines}\\1.5The missile flew.\n");
}

TEST(HitTemplate, KnowsWhetherItShowsASnippet) {
  std::string error;
  EXPECT_TRUE(HitTemplate::Parse("{id} {snippet}", &error)->HasSnippet());
  EXPECT_FALSE(HitTemplate::Parse("{id} {{snippet}}", &error)->HasSnippet());
}

TEST(HitTemplate, FaultsAreNamed) {
  const struct {
    std::string_view text;
    std::string_view message;
  } kCases[] = {
      {"{foo}", "unknown {foo}"},         {"{}", "unknown {}"},
      {"{id", "a { without its }"},       {"id}", "a } without its {"},
      {"\\x", "\\x is no escape"},        {"a\\", "\\ is no escape"},
      {"{id}{Title}", "unknown {Title}"},
  };
  for (const auto& [text, message] : kCases) {
    std::string error;
    EXPECT_FALSE(HitTemplate::Parse(text, &error)) << text;
    EXPECT_THAT(error, HasSubstr(std::string(message))) << text;
  }
}

TEST(AnswerText, CountIsTheTotalAlone) {
  SearchCliOptions options;
  options.count = true;
  EXPECT_EQ(AnswerText("q", ExampleResults(), options, nullptr, false), "7\n");
  options.json = true;
  EXPECT_EQ(AnswerText("q", ExampleResults(), options, nullptr, false),
            JsonQuery("q", ExampleResults(), false));
}

TEST(ScreenRows, CountsLinesThatWrap) {
  EXPECT_EQ(ScreenRows("", 4), 0U);
  EXPECT_EQ(ScreenRows("abcd\n", 4), 1U);
  EXPECT_EQ(ScreenRows("abcde\nf", 4), 3U);
  EXPECT_EQ(ScreenRows("\uD55C\uAD6D\n\n", 4), 2U);
}

TEST(Numbers, AreShortAndReadBack) {
  EXPECT_EQ(NumberText(0.1), "0.1");
  EXPECT_EQ(NumberText(12), "12");
  EXPECT_EQ(FixedText(2.0 / 3, 4), "0.6667");
}

}  // namespace
}  // namespace defnews

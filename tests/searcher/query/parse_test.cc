// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/query/parser.h"
#include "tests/searcher/query/parse_case.h"

namespace defnews {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Reading {
  std::string_view query;
  std::string_view text;
};

void ExpectReadings(const std::vector<Reading>& readings,
                    const ParserOptions& options = {}) {
  for (const Reading& reading : readings) {
    EXPECT_EQ(Outcome(reading.query, options), reading.text)
        << "for " << reading.query;
  }
}

ParsedQuery Parsed(std::string_view query, const ParserOptions& options = {}) {
  auto result = ParseQuery(query, options);
  if (auto* error = std::get_if<QueryError>(&result)) {
    ADD_FAILURE() << query << ": " << error->message;
    return {};
  }
  return std::get<ParsedQuery>(std::move(result));
}

TEST(ParseQuery, WordsSideBySideAreAllWanted) {
  ExpectReadings({
      {"missile", "missile"},
      {"  hypersonic \t missile\n", "hypersonic AND missile"},
      {"a b AND c", "a AND b AND c"},
      {"a\u3000b", "a AND b"},
      {"F-35A U.S. AT&T 9/19 o'clock",
       "F-35A AND U.S. AND AT&T AND 9/19 AND "
       "o'clock"},
      {"국방부 미사일", "국방부 AND 미사일"},
      {"a(b)c\"d\"e", "a AND b AND c AND \"d\" AND e"},
  });
}

TEST(ParseQuery, NotBindsClosestThenNearThenAndThenOr) {
  ExpectReadings({
      {"a OR b c", "a OR b AND c"},
      {"a b OR c d", "a AND b OR c AND d"},
      {"(a OR b) c", "(a OR b) AND c"},
      {"a NEAR/5 b c", "a NEAR/5 b AND c"},
      {"a b NEAR/5 c OR d ADJ/2 e", "a AND b NEAR/5 c OR d ADJ/2 e"},
      {"a NOT b c", "a AND c AND NOT b"},
      {"a NOT b OR c", "a AND NOT b OR c"},
      {"a NOT (b c)", "a AND NOT (b AND c)"},
      {"a NOT (b NEAR/3 c)", "a AND NOT (b NEAR/3 c)"},
  });
}

TEST(ParseQuery, GroupsOfOneKindAreFlattened) {
  ExpectReadings({
      {"((a))", "a"},
      {"a (b (c d))", "a AND b AND c AND d"},
      {"(a OR b) OR (c OR d)", "a OR b OR c OR d"},
      {"(a b) OR c", "a AND b OR c"},
      {"((a b) (NOT c)) d", "a AND b AND d AND NOT c"},
  });
}

TEST(ParseQuery, NegationNarrowsWhatStandsBesideIt) {
  ExpectReadings({
      {"NOT a b", "b AND NOT a"},
      {"a -b", "a AND NOT b"},
      {"a AND (NOT b)", "a AND NOT b"},
      {"a ((NOT b) (NOT c))", "a AND NOT b AND NOT c"},
      {"a -\"b c\"", "a AND NOT \"b c\""},
      {"a -(b OR c)", "a AND NOT (b OR c)"},
      {"a -title:b", "a AND NOT title:b"},
      {"a -=b", "a AND NOT =b"},
      {"a-b", "a-b"},
      {"a NOT (b -c)", "a AND NOT (b AND NOT c)"},
  });
}

TEST(ParseQuery, AnyJoinsWordsByOrAndExclusionsApplyToAllOfThem) {
  ParserOptions any;
  any.any = true;
  ExpectReadings(
      {
          {"a b", "a OR b"},
          {"a b NOT c", "(a OR b) AND NOT c"},
          {"a -c b", "(a OR b) AND NOT c"},
          {"-c a", "a AND NOT c"},
          {"a AND b c", "a AND b OR c"},
          {"a AND NOT b c", "a AND NOT b OR c"},
          {"a b NOT c AND NOT d", "(a OR b) AND NOT c AND NOT d"},
          {"a b -c OR d", "(a OR b) AND NOT c OR d"},
          {"title:(a b)", "title:a OR title:b"},
          {"a (b c)", "a OR b OR c"},
          {"a NEAR/2 b c", "a NEAR/2 b OR c"},
      },
      any);
}

TEST(ParseQuery, ExactMakesEveryWordAndPhraseAsTyped) {
  ParserOptions exact;
  exact.exact = true;
  ExpectReadings(
      {
          {"a \"b c\" miss* =d", "=a AND =\"b c\" AND miss* AND =d"},
          {"title:a person:\"Kim\"", "title:=a AND person:=\"Kim\""},
          {"source:yna date:2023", "source:yna AND date:2023"},
          {"a NEAR/3 b", "=a NEAR/3 =b"},
      },
      exact);
}

TEST(ParseQuery, OnlyWholeCapitalWordsAreOperators) {
  ExpectReadings({
      {"this and that or not near",
       "this AND and AND that AND or AND not AND "
       "near"},
      {"And Or Not", "And AND Or AND Not"},
      {"ANDROID ORBIT", "ANDROID AND ORBIT"},
      {"\"a AND b\"", "\"a AND b\""},
      {"near/5", "near/5"},
      {"=AND", "=AND"},
      {"title:OR", "title:OR"},
      {"a NOT(b)", "a AND NOT b"},
  });
}

TEST(ParseQuery, NearAndAdjTakeWordsAndPhrases) {
  ExpectReadings({
      {"a NEAR/10 b", "a NEAR/10 b"},
      {"a ADJ/1 \"b c\"", "a ADJ/1 \"b c\""},
      {"=a NEAR/1000 =\"b c\"", "=a NEAR/1000 =\"b c\""},
      {"a NEAR/005 b", "a NEAR/5 b"},
      {"title:(a NEAR/5 b)", "title:a NEAR/5 title:b"},
      {"title:a NEAR/5 title:b", "title:a NEAR/5 title:b"},
      {"person:\"Kim Jong-un\" NEAR/9 missile",
       "person:\"Kim Jong-un\" NEAR/9 missile"},
      {"(a NEAR/5 b) AND (b NEAR/5 c)", "a NEAR/5 b AND b NEAR/5 c"},
  });
  EXPECT_EQ(Parsed("title:(a NEAR/5 b)").root.field, Field::kTitle);
}

TEST(ParseQuery, FieldsHoldWordsPhrasesAndGroups) {
  ExpectReadings({
      {"title:drone", "title:drone"},
      {"body:\"joint drill\"", "body:\"joint drill\""},
      {"caption:(a OR b)", "caption:a OR caption:b"},
      {"title:(a -b \"c d\" e?)",
       "title:a AND title:\"c d\" AND title:e? AND NOT title:b"},
      {"title:=word title:=\"a b\"", "title:=word AND title:=\"a b\""},
      {"title:hyun*", "title:hyun*"},
      {"person:\"Kim Jong-un\"", "person:\"Kim Jong-un\""},
      {"person:Yoon", "person:Yoon"},
      {"source:YNA", "source:yna"},
      {"source:\" Yonhap News \"", "source:\"yonhap news\""},
      {"source:http://x.kr/a", "source:\"http://x.kr/a\""},
      {"title:(\u201cjoint drill\u201d)", "title:\"joint drill\""},
  });
}

TEST(ParseQuery, ColonsThatNameNoFieldAreText) {
  ExpectReadings({
      {"12:30", "12:30"},
      {"at 9:00", "at AND 9:00"},
      {"word: x", "word: AND x"},
      {"title: x", "title: AND x"},
      {"(title:)", "title:"},
      {"f35:x", "f35:x"},
      {":x", ":x"},
      {"title:12:30", "title:12:30"},
      {"\"foo:bar\"", "\"foo:bar\""},
      {"=12:30", "=12:30"},
  });
}

TEST(ParseQuery, DatesAreDaysMonthsYearsAndRangesOfThem) {
  ExpectReadings({
      {"date:2023", "date:2023"},
      {"date:2023-02", "date:2023-02"},
      {"date:2023-01-05", "date:2023-01-05"},
      {"date:2023-01..2023-06", "date:2023-01..2023-06"},
      {"date:2023-01-01..2023-12-31", "date:2023"},
      {"date:2022..2023-06", "date:2022-01..2023-06"},
      {"date:2023-02-01..2023-02-27", "date:2023-02-01..2023-02-27"},
      {"date:2023-06..", "date:2023-06.."},
      {"date:..2023-06-15", "date:..2023-06-15"},
      {"a -date:2023", "a AND NOT date:2023"},
  });
  const Node half = Parsed("date:2023-01..2023-06").root;
  EXPECT_EQ(half.first, absl::CivilDay(2023, 1, 1));
  EXPECT_EQ(half.last, absl::CivilDay(2023, 6, 30));
  const Node open = Parsed("date:2024-02..").root;
  EXPECT_EQ(open.first, absl::CivilDay(2024, 2, 1));
  EXPECT_FALSE(open.last.has_value());
}

TEST(ParseQuery, PrefixesNeedThreeLettersOrTwoSyllables) {
  ExpectReadings({
      {"mis*", "mis*"},
      {"F-35*", "F-35*"},
      {"미사*", "미사*"},
      {"body:hypersonic*", "body:hypersonic*"},
  });
  EXPECT_EQ(Parsed("mis*").root.text, "mis");
}

TEST(ParseQuery, AnyDoubleQuoteOpensAndClosesAPhrase) {
  ExpectReadings({
      {"\u201cjoint drill\u201d", "\"joint drill\""},
      {"\u201ejoint drill\u2033", "\"joint drill\""},
      {"\"joint drill\u201d", "\"joint drill\""},
      {"=\u201cjoint drill\u201d", "=\"joint drill\""},
      {"\"joint\tdrill\"", "\"joint drill\""},
      {"\"x\"", "\"x\""},
  });
}

TEST(ParseQuery, NodesKnowTheirBytes) {
  const Node root = Parsed("a title:\"b c\" (d OR e)").root;
  ASSERT_EQ(root.children.size(), 3u);
  EXPECT_EQ(root.begin, 0u);
  EXPECT_EQ(root.end, 22u);
  EXPECT_EQ(root.children[1].begin, 2u);
  EXPECT_EQ(root.children[1].end, 13u);
  EXPECT_EQ(root.children[2].begin, 14u);
  EXPECT_EQ(root.children[2].end, 22u);
}

TEST(ParseQuery, WordsWithoutLetterOrDigitAreIgnoredWithANote) {
  ExpectReadings({
      {"K-9 & K-2", "K-9 AND K-2"},
      {"& a", "a"},
      {"a -- b ->", "a AND b"},
      {"a \"...\"", "a"},
      {"a & AND b", "a AND b"},
      {"title:(& a)", "title:a"},
      {"a title:&", "a"},
      {"a = b", "a AND b"},
  });
  EXPECT_THAT(Parsed("a & b & c").notes,
              ElementsAre("& has no letter or digit and was ignored"));
  EXPECT_THAT(Parsed("a b").notes, IsEmpty());
}

TEST(ParseQuery, SymbolsThatStandForLettersAreWords) {
  ExpectReadings({
      {"\u321C", "\u321C"},
      {"\u2167", "\u2167"},
      {"\u2460", "\u2460"},
  });
}

TEST(ParseQuery, WhatLooksLikeSyntaxButIsTextIsNoted) {
  EXPECT_THAT(Parsed("a NEAR b").notes,
              ElementsAre("NEAR without /n is searched as a word; write "
                          "NEAR/10"));
  EXPECT_THAT(Parsed("title: x").notes, ElementsAre(HasSubstr("\"title:\"")));
  EXPECT_THAT(Parsed("word: x").notes, IsEmpty());
}

TEST(ToTree, IndentsEachLevel) {
  EXPECT_EQ(ToTree(Parsed("title:a (\"b c\" OR mis*) -source:yna x NEAR/3 =y "
                          "date:2023..")
                       .root),
            "AND\n"
            "  word title:a\n"
            "  OR\n"
            "    phrase \"b c\"\n"
            "    prefix mis*\n"
            "  NEAR/3\n"
            "    word x\n"
            "    word =y\n"
            "  date date:2023..\n"
            "  NOT\n"
            "    source source:yna\n");
}

TEST(NodeEquality, IgnoresPlacesOnly) {
  EXPECT_EQ(Parsed("a b").root, Parsed("  a   AND (b)").root);
  EXPECT_FALSE(Parsed("a").root == Parsed("=a").root);
  EXPECT_FALSE(Parsed("a").root == Parsed("title:a").root);
  EXPECT_FALSE(Parsed("a NEAR/2 b").root == Parsed("a NEAR/3 b").root);
  EXPECT_FALSE(Parsed("date:2023").root == Parsed("date:2023..").root);
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/query/parser.h"
#include "tests/searcher/query/parse_case.h"

namespace defnews {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Mistake {
  std::string_view query;
  std::string_view place;    // "OFFSET+LENGTH"
  std::string_view message;  // a part of it
};

void ExpectMistakes(const std::vector<Mistake>& mistakes,
                    const ParserOptions& options = {}) {
  for (const Mistake& mistake : mistakes) {
    const std::string outcome = Outcome(mistake.query, options);
    EXPECT_THAT(outcome,
                StartsWith("error at " + std::string(mistake.place) + ": "))
        << "for " << mistake.query;
    EXPECT_THAT(outcome, HasSubstr(std::string(mistake.message)))
        << "for " << mistake.query;
  }
}

TEST(QueryErrors, UnclosedQuoteIsAnErrorAtItsPlace) {
  ExpectMistakes({
      {"a \"b c", "2+1", "never closed"},
      {"a \u201cb", "2+3", "never closed"},
      {"title:\"b", "6+1", "never closed"},
      {"a\"", "1+1", "never closed"},
      {"\"\"", "0+2", "nothing between the quotes"},
      {"a \"  \"", "2+4", "nothing between the quotes"},
  });
}

TEST(QueryErrors, BracketsMustPair) {
  ExpectMistakes({
      {"(a b", "0+1", "never closed"},
      {"a (b (c)", "2+1", "never closed"},
      {"a (", "2+1", "never closed"},
      {"title:(a", "6+1", "never closed"},
      {"a )", "2+1", "closes no ("},
      {")", "0+1", "closes no ("},
      {"a ()", "3+1", "nothing to search between"},
      {"(&)", "2+1", "nothing to search between"},
  });
}

TEST(QueryErrors, OperatorsNeedOperands) {
  ExpectMistakes({
      {"AND a", "0+3", "AND needs something to search before it"},
      {"a AND", "2+3", "AND needs something to search after it"},
      {"a OR OR b", "2+2", "OR needs something to search after it"},
      {"(a AND) b", "3+3", "after it"},
      {"(OR a)", "1+2", "before it"},
      {"a AND OR b", "2+3", "after it"},
      {"a AND & b", "6+1", "& has no letter or digit"},
      {"a NOT -- b", "6+2", "NOT needs something to search after it"},
      {"a -\"!\"", "3+3", "no letter or digit"},
      {"a NOT", "2+3", "after it"},
      {"a -AND b", "2+1", "after it"},
      {"NEAR/5 a", "0+6", "before it"},
      {"a ADJ/5", "2+5", "after it"},
  });
}

TEST(QueryErrors, NearNeedsADistanceAndPlainOperands) {
  ExpectMistakes({
      {"a NEAR/0 b", "2+6", "NEAR/n needs a number from 1 to 1000"},
      {"a NEAR/1001 b", "2+9", "from 1 to 1000"},
      {"a NEAR/ b", "2+5", "from 1 to 1000"},
      {"a ADJ/x b", "2+5", "ADJ/n needs a number"},
      {"a NEAR/99999999999999999999 b", "2+25", "from 1 to 1000"},
      {"a NEAR/5 (b OR c)", "9+8", "a word or a phrase on each side"},
      {"(a b) NEAR/5 c", "0+5", "a word or a phrase on each side"},
      {"a NEAR/5 mis*", "9+4", "a word or a phrase on each side"},
      {"a NEAR/5 -b", "9+2", "a word or a phrase on each side"},
      {"NOT a NEAR/5 b", "0+5", "a word or a phrase on each side"},
      {"a NEAR/5 source:x", "9+8", "a word or a phrase on each side"},
      {"date:2023 ADJ/5 x", "0+9", "a word or a phrase on each side"},
      {"a NEAR/5 b NEAR/6 c", "11+6", "write (a NEAR/5 b) AND (b NEAR/6 c)"},
      {"title:a NEAR/5 b", "8+6", "the same field"},
      {"title:a NEAR/5 person:b", "8+6", "the same field"},
  });
}

TEST(QueryErrors, ExclusionAloneFindsNothing) {
  ExpectMistakes({
      {"NOT a", "0+5", "only narrow a search"},
      {"-a", "0+2", "only narrow a search"},
      {"a OR NOT b", "5+5", "only narrow a search"},
      {"NOT a OR b", "0+5", "only narrow a search"},
      {"(NOT a) (NOT b)", "0+15", "only narrow a search"},
      {"a NOT (NOT b)", "6+7", "only narrow a search"},
      {"a NOT NOT b", "2+7", "cancel out"},
      {"a --b", "2+2", "cancel out"},
      {"a OR (-b -c)", "5+7", "only narrow a search"},
  });
  ParserOptions any;
  any.any = true;
  ExpectMistakes({{"-a -b", "0+5", "only narrow a search"},
                  {"a OR -b", "5+2", "only narrow a search"}},
                 any);
}

TEST(QueryErrors, UnknownFieldsAreNamedWithTheClosestKnownOne) {
  ExpectMistakes({
      {"foo:bar", "0+4", "unknown field \"foo\" (known: title: body: "},
      {"a titel:x", "2+6", "did you mean title:?"},
      {"Title:x", "0+6", "did you mean title:?"},
      {"sorce:x", "0+6", "did you mean source:?"},
      {"foo:\"x\"", "0+4", "unknown field \"foo\""},
      {"foo:(x)", "0+4", "unknown field \"foo\""},
      {"http://x.kr", "0+5", "text with a colon goes in double quotes"},
      {"제목:x", "0+7", "unknown field \"제목\""},
      {"title:foo:x", "6+4", "unknown field \"foo\""},
      {"=foo:x", "1+4", "unknown field \"foo\""},
  });
}

TEST(QueryErrors, FieldsTakeOnlyWhatTheyHold) {
  ExpectMistakes({
      {"title:(a body:b)", "9+6", "no field may stand inside title:( )"},
      {"title:(a source:b)", "9+8", "no field may stand inside title:( )"},
      {"title:(a body:(b))", "9+6", "no field may stand inside title:( )"},
      {"title:body:x", "6+5", "a field cannot hold another field"},
      {"=title:x", "1+6", "after the field: title:=word"},
      {"title:-x", "6+1", "-title:word"},
      {"title:-\"x\"", "6+1", "-title:word"},
      {"=(a b)", "0+2", "not a group"},
      {"title:=(a b)", "6+2", "not a group"},
      {"person:(a b)", "7+1", "one name"},
      {"source:(a b)", "7+1", "source:a OR source:b"},
      {"source:=x", "7+2", "without = or *"},
      {"source:yon*", "7+4", "without = or *"},
  });
}

TEST(QueryErrors, BadDatesAreErrorsAtTheirPlace) {
  ExpectMistakes({
      {"date:2023-13", "5+7", "2023-13"},
      {"date:2023-02-30", "5+10", "2023-02-30"},
      {"date:2023..2023-99", "11+7", "2023-99"},
      {"date:yesterday", "5+9", "yesterday"},
      {"date:2023-06..2023-01", "5+16", "ends before it starts"},
      {"date:..", "5+2", "on one side of .."},
      {"mentions:..", "9+2", "on one side of .."},
      {"mentions:2023-02-30", "9+10", "2023-02-30"},
      {"mentions:\"2023\"", "9+1", "mentions: takes 2023"},
      {"date:\"2023\"", "5+1", "without quotes"},
      {"date:(2023)", "5+1", "without quotes or brackets"},
      {"date:2023..2024..2025", "11+10", "2024..2025"},
      {"date:=2023", "5+5", "=2023"},
  });
}

TEST(QueryErrors, AStarMayOnlyEndAWord) {
  ExpectMistakes({
      {"ab*", "2+1", "at least 3 letters"},
      {"*", "0+1", "may only end a word"},
      {"*abc", "0+1", "may only end a word"},
      {"abc*def", "3+1", "may only end a word"},
      {"abc**", "3+1", "may only end a word"},
      {"미*", "3+1", "2 Hangul syllables"},
      {"F-3*", "3+1", "at least 3 letters"},
      {"\"joint dril*\"", "11+1", "no meaning inside quotes"},
      {"\"abc\"*", "5+1", "may only end a word"},
      {"=abc*", "4+1", "after = cannot end in *"},
      {"person:kim*", "10+1", "after person: cannot end in *"},
  });
  ParserOptions exact;
  exact.exact = true;
  ExpectMistakes({{"=abc*", "4+1", "after = cannot end in *"}}, exact);
}

TEST(QueryErrors, AQueryMustHaveAWord) {
  ExpectMistakes({
      {"", "0+0", "empty"},
      {"   ", "0+3", "empty"},
      {"& -- ...", "0+8", "empty"},
  });
}

TEST(QueryErrors, BytesThatAreNoTextAreErrorsAtTheirPlace) {
  using namespace std::string_view_literals;
  ExpectMistakes({
      {"ab\xFF", "2+1", "not valid UTF-8"},
      {"a \xED\xA0\x80", "2+1", "not valid UTF-8"},
      {"\xEB\xAF", "0+1", "not valid UTF-8"},
      {"a\0b"sv, "1+1", "control character"},
      {"a \x1B[31m", "2+1", "control character"},
      {"a \x7F", "2+1", "control character"},
      {"a \u0085", "2+2", "control character"},
  });
}

}  // namespace
}  // namespace defnews

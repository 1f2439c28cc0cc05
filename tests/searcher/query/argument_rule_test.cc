// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/argument_rule.h"

#include <gtest/gtest.h>

#include "tests/searcher/query/parse_case.h"

namespace defnews {
namespace {

TEST(ArgumentRule, SpacedPlainTextIsAPhrase) {
  for (const std::string_view argument :
       {"extended deterrence", "U.S. Forces Korea", "한미 연합훈련",
        "rock and roll", "not near or", "K-9 - the howitzer", "a -- b",
        "at 12:30 today", "title: the story", "foo:bar baz", "AND- x",
        "NEAR by", "a\tb", "a\u3000b", " a", "ANDROID phone", "x = y", "a ' b",
        "see http://x.kr/a"}) {
    EXPECT_TRUE(IsPhraseArgument(argument)) << argument;
  }
}

TEST(ArgumentRule, TextOfTheQueryLanguageIsNoPhrase) {
  for (const std::string_view argument : {"\"extended deterrence\"",
                                          "\u201cextended deterrence\u201d",
                                          "(a b)",
                                          "a b)",
                                          "mis* test",
                                          "a AND b",
                                          "a OR b",
                                          "a NOT b",
                                          "AND b",
                                          "a NEAR/5 b",
                                          "a ADJ/3 b",
                                          "a NEAR/x b",
                                          "a -b",
                                          "-a b",
                                          "a =b",
                                          "=a b",
                                          "title:a b",
                                          "a source:yna",
                                          "date:2023 b",
                                          "person:Kim b",
                                          "a -title:b"}) {
    EXPECT_FALSE(IsPhraseArgument(argument)) << argument;
  }
}

TEST(ArgumentRule, WithoutSpacesNothingIsAPhrase) {
  for (const std::string_view argument :
       {"", "   ", "missile", "a-b", "12:30", "\xFF"}) {
    EXPECT_FALSE(IsPhraseArgument(argument)) << argument;
  }
}

struct Arguments {
  std::vector<std::string> arguments;
  std::string_view query;
  std::string_view parsed;
};

TEST(ArgumentRule, ArgumentsAreJoinedByOneSpace) {
  const std::vector<Arguments> table = {
      {{"missile"}, "missile", "missile"},
      {{"a", "b"}, "a b", "a AND b"},
      {{"extended deterrence"},
       "\"extended deterrence\"",
       "\"extended deterrence\""},
      {{"extended deterrence", "NOT", "joint drill"},
       "\"extended deterrence\" NOT \"joint drill\"",
       "\"extended deterrence\" AND NOT \"joint drill\""},
      {{"a OR b", "c"}, "a OR b c", "a OR b AND c"},
      {{"(a OR b)", "c"}, "(a OR b) c", "(a OR b) AND c"},
      {{"title:(a b)", "", "c"}, "title:(a b) c", "title:a AND title:b AND c"},
      {{"missile test -\"North Korea\""},
       "missile test -\"North Korea\"",
       "missile AND test AND NOT \"North Korea\""},
      {{"", "a", ""}, "a", "a"},
  };
  for (const Arguments& row : table) {
    const std::string query = QueryFromArguments(row.arguments);
    EXPECT_EQ(query, row.query);
    EXPECT_EQ(Outcome(query), row.parsed);
  }
  EXPECT_EQ(QueryFromArguments({}), "");
}

TEST(AllWordsQuery, AsksForEveryWordOfThePhrase) {
  EXPECT_EQ(AllWordsQuery("extended  deterrence"), "extended AND deterrence");
  EXPECT_EQ(AllWordsQuery("K-9 - the howitzer"), "K-9 AND the AND howitzer");
  EXPECT_EQ(AllWordsQuery("see foo:bar at 12:30"),
            "see AND \"foo:bar\" AND at AND 12:30");
  EXPECT_EQ(AllWordsQuery("- --"), "");
}

TEST(AllWordsQuery, AlwaysParses) {
  for (const std::string_view argument :
       {"extended deterrence", "K-9 - the howitzer", "foo:bar baz",
        "title: the story", "NEAR by", "a ' b"}) {
    ASSERT_TRUE(IsPhraseArgument(argument));
    const std::string query = AllWordsQuery(argument);
    EXPECT_EQ(Outcome(query), query);
  }
}

}  // namespace
}  // namespace defnews

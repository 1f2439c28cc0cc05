// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/text_matcher.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "tests/searcher/match/matching.h"

namespace defnews {
namespace {

Article Sample() {
  Article article;
  article.id = "a";
  article.title = "Navy holds joint drill";
  article.body = "The navy fired missiles.\n\nThe army stayed home.";
  article.captions = {"A destroyer sails", "Marines land at dawn"};
  article.source = "Yonhap";
  article.published = "2023-05";
  return article;
}

bool Matches(std::string_view query, const Article& article) {
  Analyzer analyzer;
  return TextMatcher(Parsed(query), &analyzer).Matches(article);
}

struct MatchCase {
  std::string_view query;
  bool matches;
};

void ExpectMatches(const std::vector<MatchCase>& cases) {
  const Article article = Sample();
  for (const MatchCase& c : cases) {
    EXPECT_EQ(Matches(c.query, article), c.matches) << c.query;
  }
}

TEST(TextMatcherTest, OperatorsCombineTheTextsOfAnArticle) {
  ExpectMatches({{"navy destroyer", true},
                 {"navy submarine", false},
                 {"submarine OR marines", true},
                 {"navy NOT submarine", true},
                 {"navy NOT destroyer", false},
                 {"(submarine OR army) -tank", true}});
}

TEST(TextMatcherTest, FieldsLookAtTheirOwnTexts) {
  ExpectMatches({{"title:drill", true},
                 {"body:drill", false},
                 {"caption:dawn", true},
                 {"caption:navy", false},
                 {"body:\"fired missiles\"", true},
                 {"title:\"fired missiles\"", false},
                 {"title:(navy NEAR/3 drill)", true},
                 {"body:(navy NEAR/3 drill)", false}});
}

TEST(TextMatcherTest, NothingRunsFromOneTextIntoAnother) {
  ExpectMatches({{"\"drill the navy\"", false},
                 {"\"sails marines\"", false},
                 {"sails NEAR/50 marines", false},
                 {"drill NEAR/50 fired", false},
                 {"navy NEAR/9 army", true},
                 {"army ADJ/9 navy", false}});
}

TEST(TextMatcherTest, SourcesAreComparedWithoutCase) {
  ExpectMatches({{"navy source:yonhap", true},
                 {"navy source:YONHAP", true},
                 {"navy source:kbs", false}});
}

TEST(TextMatcherTest, DatesMatchWhereTheyMayOverlap) {
  ExpectMatches({{"navy date:2023-05-31..2023-06-30", true},
                 {"navy date:2023-06-01..", false},
                 {"navy date:..2023-05-01", true},
                 {"navy date:..2023-04-30", false},
                 {"navy date:2023", true}});
}

TEST(TextMatcherTest, UndatedArticlesMatchNoDate) {
  Article article = Sample();
  for (const std::string_view published : {"", "someday"}) {
    article.published = published;
    EXPECT_FALSE(Matches("navy date:1900..", article)) << published;
    EXPECT_TRUE(Matches("navy NOT date:1900..", article)) << published;
  }
}

TEST(TextMatcherTest, MentionsAreResolvedAgainstTheDayOfPublication) {
  Article article = Sample();
  article.published = "2023-11-09";
  article.body = "The navy will meet on the 13th. They met in April this year.";
  EXPECT_TRUE(Matches("mentions:2023-11-13", article));
  EXPECT_TRUE(Matches("navy mentions:2023-11", article));
  EXPECT_TRUE(Matches("mentions:2023-04", article));
  EXPECT_TRUE(Matches("mentions:2023-11-10..2023-11-20", article));
  EXPECT_FALSE(Matches("mentions:2023-10-13", article));
  EXPECT_FALSE(Matches("mentions:2023-04-01", article));
  EXPECT_FALSE(Matches("navy NOT mentions:2023-11-13", article));
  article.published = "";
  EXPECT_FALSE(Matches("mentions:2023-11-13", article));
}

TEST(TextMatcherTest, AlternativesMayStandUnderNear) {
  Node root = Parsed("submarine NEAR/2 fired");
  Node either;
  either.kind = Node::Kind::kOr;
  either.children = {root.children[0], Parsed("navy")};
  root.children[0] = either;
  Analyzer analyzer;
  EXPECT_TRUE(TextMatcher(root, &analyzer).Matches(Sample()));
}

TEST(TextMatcherTest, OneMatcherServesManyArticles) {
  Analyzer analyzer;
  TextMatcher matcher(Parsed("navy NEAR/2 fired"), &analyzer);
  Article other = Sample();
  other.body = "navy";
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(matcher.Matches(Sample()));
    EXPECT_FALSE(matcher.Matches(other));
    EXPECT_FALSE(matcher.Matches(Article()));
  }
}

}  // namespace
}  // namespace defnews

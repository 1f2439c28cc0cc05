// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/json_ld.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

JsonLd Read(std::string_view json) {
  JsonLd facts;
  ReadJsonLd(json, &facts);
  return facts;
}

TEST(ReadJsonLdTest, TheArticleComesBeforeOtherThings) {
  const JsonLd facts = Read(
      R"({"@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},)"
      R"({"@type":["NewsArticle"],"headline":"H","datePublished":"2024-01-02",)"
      R"("author":[{"name":"A"},"B",{"name":"C"}],"publisher":{"name":"P"},)"
      R"("isAccessibleForFree":"False","articleBody":"Text."}]})");
  EXPECT_TRUE(facts.article);
  EXPECT_EQ(facts.published, "2024-01-02");
  EXPECT_EQ(facts.headline, "H");
  EXPECT_EQ(facts.author, "A, B, C");
  EXPECT_EQ(facts.publisher, "P");
  EXPECT_EQ(facts.body, "Text.");
  EXPECT_TRUE(facts.walled);
}

TEST(ReadJsonLdTest, MarksOfCommentsAndCdata) {
  EXPECT_EQ(Read("//<![CDATA[\n[{\"datePublished\":\"2024-01-02\"}]\n//]]>")
                .published,
            "2024-01-02");
  EXPECT_EQ(Read("<!-- {\"datePublished\":\"2024-01-02\"} -->").published,
            "2024-01-02");
}

TEST(ReadJsonLdTest, WhatIsNoJsonIsSearchedForDates) {
  EXPECT_EQ(
      Read("{\"a\":\"unclosed, \"datePublished\": \"2024-01-02\" }").published,
      "2024-01-02");
  EXPECT_EQ(Read("").published, "");
  EXPECT_EQ(Read("null").published, "");
}

TEST(ReadJsonLdTest, OtherTypesOfValuesAreIgnored) {
  const JsonLd facts =
      Read(R"({"@type":"NewsArticle","headline":5,"author":{"name":[1]},)"
           R"("datePublished":{"a":1}})");
  EXPECT_EQ(facts.headline, "");
  EXPECT_EQ(facts.author, "");
  EXPECT_EQ(facts.published, "");
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/surplus_attributes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace defnews {
namespace {

std::string Attributes(size_t count, const std::string& value = "") {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += " a" + std::to_string(i) + value;
  return text;
}

TEST(WithoutSurplusAttributesTest, PagesWithFewAreNotCopied) {
  for (const std::string& page : std::vector<std::string>{
           "", "<", "<a", "<a b", "<a b=", "<a b='", "<a b='c' /><p>x > y",
           "<div" + Attributes(kMostAttributes, "=\"x y > z\"") + ">x</div>"}) {
    EXPECT_EQ(WithoutSurplusAttributes(page), std::nullopt) << page;
  }
}

TEST(WithoutSurplusAttributesTest, WhatIsBeyondTheLimitIsLeftOut) {
  const std::string first = Attributes(kMostAttributes);
  EXPECT_EQ(WithoutSurplusAttributes("<p>x<b" + first + " c d='e'>y</b>"),
            "<p>x<b" + first + " >y</b>");
  // Of each element; a tag that closes itself; one that is never closed.
  EXPECT_EQ(WithoutSurplusAttributes("<b" + first + " c>x<br" + first +
                                     " d />y<i" + first + " e"),
            "<b" + first + " >x<br" + first + " />y<i" + first + " ");
}

TEST(WithoutSurplusAttributesTest, ValuesMayHaveAnyCharacter) {
  for (const char* value :
       {"='>'", "=\"'> <b>\"", " = '/>'", "=x/y", "=x\"y"}) {
    const std::string first = Attributes(kMostAttributes, value);
    EXPECT_EQ(WithoutSurplusAttributes("<b" + first + " c" + value + " d>x>y"),
              "<b" + first + " >x>y")
        << value;
  }
  // Without blanks between them.
  std::string close;
  for (size_t i = 0; i < kMostAttributes; ++i) {
    close += "b" + std::to_string(i) + "='>'";
  }
  EXPECT_EQ(WithoutSurplusAttributes("<b " + close + "c='>'>x"),
            "<b " + close + ">x");
}

TEST(WithoutSurplusAttributesTest, CommentsAndScriptsHaveNone) {
  const std::string many = "<b" + Attributes(2 * kMostAttributes) + ">";
  for (const std::string& page :
       {"<!-- " + many + " -->", "<script>" + many + "</script>",
        "<STYLE a>" + many + "</style>", "<script>'</s'" + many + "</SCRIPT>",
        "<![CDATA[" + many + "]]>", "<!doctype" + Attributes(600) + ">"}) {
    EXPECT_EQ(WithoutSurplusAttributes(page), std::nullopt) << page;
    // Behind them there are elements again.
    EXPECT_NE(WithoutSurplusAttributes(page + many), std::nullopt) << page;
  }
}

TEST(WithoutSurplusAttributesTest, Xml) {
  const std::string value = "='>'";
  const std::string many = Attributes(kMostAttributes, value);
  const auto limited = [](const std::string& xml) {
    return WithoutSurplusAttributes(xml, Markup::kXml);
  };
  EXPECT_EQ(limited("<script" + many + " 가='>' c='d'>x</script>"),
            "<script" + many + " >x</script>");
  const std::string tag = "<b" + many + " c='d'>";
  EXPECT_EQ(limited("<![CDATA[>" + tag + "]]><?x > " + tag + "?>"),
            std::nullopt);
  EXPECT_EQ(limited("<script>" + tag), "<script><b" + many + " >");
}

TEST(WithoutSurplusAttributesTest, AVeryLongNameIsMany) {
  const std::string name(200 * kMostAttributes, 'a');
  EXPECT_EQ(WithoutSurplusAttributes("<b " + name + ">x"), "<b >x");
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_title.h"

#include <gtest/gtest.h>

#include "corpus/extract/html_article.h"
#include "corpus/extract/title_outlet.h"

namespace defnews {
namespace {

TEST(WithoutOutletTest, CutsTheOutletFromEitherEnd) {
  EXPECT_EQ(WithoutOutlet("Drill ends - Harbour Daily", "Harbour Daily", false),
            "Drill ends");
  EXPECT_EQ(WithoutOutlet("Harbour Daily | Drill ends", "harbourdaily", false),
            "Drill ends");
  EXPECT_EQ(WithoutOutlet("훈련 종료 : 모두뉴스", "모두뉴스", false),
            "훈련 종료");
  EXPECT_EQ(WithoutOutlet("Navy - drill | Other", "Harbour", true),
            "Navy - drill");
  EXPECT_EQ(WithoutOutlet("Navy - drill | Other", "Harbour", false),
            "Navy - drill | Other");
  EXPECT_EQ(WithoutOutlet("", "Harbour", true), "");
  EXPECT_EQ(WithoutOutlet("Drill ends - Harbour Daily | News of the sea",
                          "Harbour Daily | News of the sea", false),
            "Drill ends");
  EXPECT_EQ(WithoutOutlet("Drill ends | HDN", "Harbour Daily News", false),
            "Drill ends");
  EXPECT_EQ(WithoutOutlet("Harbour of Pohang closed for a week | News",
                          "harbour", false),
            "Harbour of Pohang closed for a week | News");
}

TEST(WithoutTagTest, CutsAFewWordsSetOff) {
  EXPECT_EQ(WithoutTag("Drill ends early | Opinion"), "Drill ends early");
  EXPECT_EQ(WithoutTag("Drill ends early – Comment"), "Drill ends early");
  for (const char* whole :
       {"Drill ends – and so does the talk", "The navy - Part 2",
        "Drill - an exercise", "Drill ends early — as ships run short of oil",
        "Opinion", "", "한미 연합훈련 - 1"}) {
    EXPECT_EQ(WithoutTag(whole), whole);
  }
}

TEST(ShareOfAddressTest, CountsTheWordsOfItsLastPart) {
  const char* const url = "https://a.test/news/navy-drill-ends-early-2023/?x=1";
  EXPECT_EQ(ShareOfAddress(url, "Navy: drill ends early in 2023"), 1);
  EXPECT_EQ(ShareOfAddress(url, "Contact us"), 0);
  EXPECT_NEAR(ShareOfAddress(url, "Drill ends"), 0.4, 1e-9);
  for (const char* tells_nothing :
       {"", "https://a.test/", "https://a.test/navy-drill", "/12345.html"}) {
    EXPECT_EQ(ShareOfAddress(tells_nothing, "Contact us"), 1);
  }
}

std::string TitleOf(const std::string& page) {
  return ExtractHtmlArticle(page).title;
}

TEST(FindTitleTest, TheHeadingThatTheMetadataAgreeWith) {
  constexpr char kHead[] =
      "<title>Drill ends early in Pohang - Harbour Daily</title>"
      "<meta property=og:site_name content='Harbour Daily'>";
  const std::string head = kHead;
  EXPECT_EQ(TitleOf(head + "<h1>Harbour Daily</h1><h1>Drill ends early</h1>"
                           "<p>x</p><h1>Contact us</h1>"),
            "Drill ends early");
  EXPECT_EQ(TitleOf(head + "<h1>Contact us</h1><p>x</p>"),
            "Drill ends early in Pohang");
  EXPECT_EQ(TitleOf(head + "<h2>Drill ends early in Pohang</h2><p>x</p>"),
            "Drill ends early in Pohang");
}

TEST(FindTitleTest, TheTitleThatTheAddressIsMadeOf) {
  constexpr char kHead[] =
      "<title>Allied navies end their drill in the East Sea</title>";
  const std::string heading = "<h1>Navies at sea: our reports</h1><p>x</p>";
  EXPECT_EQ(TitleOf(kHead + heading), "Navies at sea: our reports");
  EXPECT_EQ(TitleOf(std::string(kHead) +
                    "<link rel=canonical href='https://a.test/news/"
                    "allied-navies-end-drill-east-sea'>" +
                    heading),
            "Allied navies end their drill in the East Sea");
}

TEST(FindTitleTest, WhatAStyleSheetOrACharsetTookFromTheHeading) {
  const std::string og = "<meta property=og:title content=";
  EXPECT_EQ(TitleOf(og + "'8 ships that sailed'><h1>Ships that sailed</h1>"),
            "8 ships that sailed");
  EXPECT_EQ(TitleOf(og + "'How ships sail: a sailor&#8217;s guide'>"
                         "<h1>How ships sail? a sailor? guide</h1>"),
            "How ships sail: a sailor\u2019s guide");
  // The heading is the headline where they merely differ.
  EXPECT_EQ(TitleOf(og + "'See the best ships that sailed'>"
                         "<h1>Ships that sailed</h1>"),
            "Ships that sailed");
}

TEST(FindTitleTest, AnUnclosedHeadingEndsAtTheFirstParagraph) {
  EXPECT_EQ(TitleOf("<h1>Drill ends <b>early</b><p>The drill ended.</p>"),
            "Drill ends early");
}

}  // namespace
}  // namespace defnews

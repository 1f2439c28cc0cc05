// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_title.h"

#include <gtest/gtest.h>

#include "corpus/extract/html_article.h"

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
            "Drill ends early in Pohang");
  EXPECT_EQ(TitleOf(head + "<h1>Contact us</h1><p>x</p>"),
            "Drill ends early in Pohang");
  EXPECT_EQ(TitleOf(head + "<h2>Drill ends early in Pohang</h2><p>x</p>"),
            "Drill ends early in Pohang");
}

TEST(FindTitleTest, AnUnclosedHeadingEndsAtTheFirstParagraph) {
  EXPECT_EQ(TitleOf("<h1>Drill ends <b>early</b><p>The drill ended.</p>"),
            "Drill ends early");
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Articles told from other pages, whole ones from cut ones.
#include "corpus/extract/page_judgement.h"

#include <gtest/gtest.h>

#include <string>

#include "corpus/extract/html_article.h"

namespace defnews {
namespace {

std::string Story(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text += "<p>Frigate number " + std::to_string(i) +
            " left the port on Monday, the navy said in a statement.</p>";
  }
  return text;
}

// With a teaser of some 200 characters.
std::string Cards(int count) {
  std::string cards;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    cards += "<article><h2><a href='/" + number + "'>Frigate " + number +
             " leaves port for a drill in the East Sea</a></h2><p>The navy "
             "said on Monday that frigate number " +
             number +
             " had left the port for a drill of two weeks, in which ships of "
             "three countries will take part, among them two submarines and "
             "an oiler.</p></article>";
  }
  return cards;
}

PageKind KindOf(const std::string& body, const std::string& title = "News") {
  return ExtractHtmlArticle("<title>" + title + "</title><body>" + body).kind;
}

TEST(JudgePageTest, LinkedArticlesBesideEachOtherAreAList) {
  EXPECT_EQ(KindOf("<main>" + Cards(12) + "</main>"), PageKind::kList);
  EXPECT_EQ(KindOf("<div class=content>" + Cards(6) + "</div>"),
            PageKind::kList);
  // Below a story they are its neighbours.
  EXPECT_EQ(KindOf("<main><article><h1>Frigates leave</h1>" + Story(80) +
                   "</article>" + Cards(12) + "</main>"),
            PageKind::kArticle);
  // Parts of a story link nowhere.
  std::string parts;
  for (int i = 0; i < 8; ++i) {
    parts += "<article><h2>Part " + std::to_string(i) + "</h2>" + Story(3) +
             "</article>";
  }
  EXPECT_EQ(KindOf("<main><h1>Frigates</h1>" + parts + "</main>"),
            PageKind::kArticle);
}

TEST(JudgePageTest, ArticlesThatWereTakenDown) {
  for (const char* text :
       {"해당 기사는 언론사의 요청으로 삭제되었습니다.",
        "언론사 요청으로 삭제된 기사입니다. 이용에 불편을 드려 죄송합니다.",
        "존재하지 않는 기사입니다. 주소를 다시 확인해 주시기 바랍니다.",
        "기사가 삭제되었거나 주소가 변경되었습니다. 확인 후 이용해 주십시오.",
        "This article has been removed at the request of the publisher.",
        "Sorry, this article has been deleted and cannot be shown here.",
        "This story is no longer available. Please see our front page."}) {
    EXPECT_EQ(KindOf(std::string("<div><p>") + text + "</p></div>"),
              PageKind::kError)
        << text;
  }
}

TEST(JudgePageTest, StoriesAboutErrorsAreStories) {
  for (const char* title :
       {"Ministry asks that the article has been removed from every portal",
        "404 soldiers return from the drill",
        "언론사 요청으로 삭제된 기사가 다시 올라온 까닭을 묻는 독자들이 "
        "크게 늘고 있다고 한다"}) {
    EXPECT_EQ(KindOf(std::string("<article><h1>") + title + "</h1>" + Story(5) +
                         "</article>",
                     title),
              PageKind::kArticle)
        << title;
  }
  EXPECT_EQ(KindOf("<article>" + Story(9) +
                   "<p>The article has been removed at the request of the "
                   "ministry.</p><p>존재하지 않는 기사였다.</p></article>"),
            PageKind::kArticle);
}

bool IsPartial(const std::string& end) {
  return ExtractHtmlArticle("<title>T</title><article><h1>T</h1>" + Story(4) +
                            end + "</article>")
      .partial;
}

TEST(EndsAtWallTest, WhatWallsSay) {
  for (const char* wall :
       {"You have reached your limit of free articles. Subscribe now to read "
        "on.",
        "You've read your last free article this month.",
        "You have used all of your free articles.",
        "Subscribe to unlock the rest.", "Sign up to read the full story.",
        "This story is for subscribers. Already a subscriber? Log in.",
        "이 기사는 유료회원 전용입니다.", "구독 후 이용하실 수 있습니다.",
        "로그인 후 읽을 수 있는 기사입니다."}) {
    EXPECT_TRUE(IsPartial(std::string("<p>") + wall + "</p>")) << wall;
    EXPECT_TRUE(IsPartial(std::string("<p>") + wall +
                          "</p><p>Kim Eun-jung writes about ships and the "
                          "sea, and has done so for ten years.</p>"))
        << wall;
  }
}

TEST(EndsAtWallTest, StoriesAboutWalls) {
  for (const char* end :
       {"<p>Readers of the paper are now asked to pay after ten articles.</p>",
        "<p>\"You have reached your limit of free articles,\" it told her.</p>",
        "<p>The paper will let people who do not pay, and who are told that "
        "they have reached your limit of free articles as its notice puts it, "
        "see the headlines and the first two sentences of every story that "
        "it prints.</p>"}) {
    EXPECT_FALSE(IsPartial(end)) << end;
  }
  // Long before the end.
  EXPECT_FALSE(IsPartial("<p>Sign up to read the full story.</p>" + Story(9)));
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_cleaner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr char kFirst[] =
    "The navy and the air force will hold a joint drill off Busan next week, "
    "the defense ministry announced on the 4th.";
constexpr char kSecond[] =
    "“We will share this experience with our allies,” a ministry official "
    "said of the drill and of the advertisement that invited spectators.";
constexpr char kThird[] =
    "About 300 sailors and 20 aircraft are expected to take part in it.";

std::string Page(std::initializer_list<std::string> lines) {
  std::string page;
  for (const std::string& line : lines) page += line + "\n\n";
  return page;
}

TEST(CleanPageTest, AScrapedPageOfTheUsualForm) {
  const CleanedPage page = CleanPage(Page(
      {"No menu items!",
       "“Ready at any time”… Navy drill off Busan on the 13th",
       "Share This Post", "- Advertisement -\nFrigate at sea. 2021.3.4/News 1",
       kFirst, "- Advertisement -",
       "Admiral Han Ji-won.  2021.10.31/News 1Admiral Han Ji-won. "
       "2021.10.31/News 1",
       kSecond, kThird, "Source: Donga", "- Advertisement -", "Related Posts",
       "Navy orders four frigates at once.",
       "Another story of the same page that nobody asked for at all."}));
  EXPECT_EQ(page.title,
            "“Ready at any time”… Navy drill off Busan on the 13th");
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst, kSecond, kThird));
  EXPECT_THAT(page.captions,
              ElementsAre("Frigate at sea. 2021.3.4/News 1",
                          "Admiral Han Ji-won. 2021.10.31/News 1"));
  EXPECT_EQ(page.source, "Donga");
}

TEST(CleanPageTest, AnAgencyPageWithStampsBylineAndEndMark) {
  const CleanedPage page = CleanPage(
      Page({"Home > News > Defense", "Navy", "Navy holds drill off Busan",
            "Posted : March 4, 2021 - 10:11", "By Han Ji-won",
            "Facebook Twitter KakaoTalk Print", kFirst,
            "Frigates sail in formation off Busan on March 3. (Yonhap)",
            "Frigates sail in formation off Busan on March 3. (Yonhap)",
            std::string(kThird) + " (END)", "han@example.com", "Keywords",
            "#navy", "Copyright © Example. All rights reserved."}));
  EXPECT_EQ(page.title, "Navy holds drill off Busan");
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst, kThird));
  EXPECT_THAT(page.captions,
              ElementsAre("Frigates sail in formation off Busan on March 3. "
                          "(Yonhap)"));
  EXPECT_EQ(page.byline, "Han Ji-won");
  EXPECT_THAT(
      page.stamps,
      ElementsAre(Field(&PageStamp::text, "Posted : March 4, 2021 - 10:11")));
}

TEST(CleanPageTest, AKoreanPage) {
  const char* const first =
      "(서울=뉴스1) 한지원 기자 = 해군과 공군이 다음주 부산 앞바다에서 "
      "합동 훈련을 실시한다고 국방부가 4일 밝혔다.";
  const char* const second =
      "국방부 관계자는 \"광고를 보고 온 시민들과도 경험을 공유하기로 "
      "했다\"고 말했다.";
  const CleanedPage page = CleanPage(Page(
      {"본문 바로가기", "전체메뉴", "정치 경제 사회",
       "해군·공군, 부산 "
       "앞바다서 13일 합동훈련 실시",
       "입력 2021-03-04 10:30", "공유하기", "글자크기 설정", first, "광고",
       "한지원 제독. 2021.3.4/뉴스1한지원 제독. 2021.3.4/뉴스1", second,
       "hjw@example.com", "<저작권자 © 예시뉴스, 무단전재 및 재배포 금지>",
       "관련기사", "해군, 호위함 발주", "많이 본 뉴스", "출처: 예시일보"}));
  EXPECT_EQ(page.title, "해군·공군, 부산 앞바다서 13일 합동훈련 실시");
  EXPECT_THAT(page.paragraphs, ElementsAre(first, second));
  EXPECT_THAT(page.captions, ElementsAre("한지원 제독. 2021.3.4/뉴스1"));
  EXPECT_EQ(page.byline, "한지원 기자");
  EXPECT_THAT(page.stamps,
              ElementsAre(Field(&PageStamp::text, "입력 2021-03-04 10:30")));
}

TEST(CleanPageTest, AListOfPopularStoriesBesideTheArticleDoesNotEndIt) {
  const CleanedPage page = CleanPage(
      Page({"Navy holds drill off Busan", kFirst,
            "Most Read\n1. Minister visits plant\n2. Storm nears coast",
            kSecond, kThird, "Most Read", "Storm nears coast"}));
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst, kSecond, kThird));
}

TEST(CleanPageTest, ABoxOfRelatedStoriesEarlyInALongArticleDoesNotEndIt) {
  const CleanedPage page =
      CleanPage(Page({"Navy holds drill off Busan", kThird, "Related Stories",
                      "Storm nears coast", kFirst, kSecond, kFirst, kSecond}));
  EXPECT_THAT(page.paragraphs,
              ElementsAre(kThird, kFirst, kSecond, kFirst, kSecond));
}

TEST(CleanPageTest, HeadingsInsideTheArticleStay) {
  const CleanedPage page =
      CleanPage(Page({"Navy holds drill off Busan", kFirst, "Background",
                      kSecond, "Example Press Centre"}));
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst, "Background", kSecond));
}

TEST(CleanPageTest, ASiteNameAboveTheHeadlineIsNotTheHeadline) {
  for (const char* site : {"Daily Navy", "예시일보", "THE NAVY DAILY"}) {
    const CleanedPage page = CleanPage(Page(
        {site, "Navy holds its first joint drill off Busan", kFirst, kSecond}));
    EXPECT_EQ(page.title, "Navy holds its first joint drill off Busan") << site;
    EXPECT_THAT(page.paragraphs, ElementsAre(kFirst, kSecond)) << site;
  }
}

TEST(CleanPageTest, AShortHeadlineIsAHeadline) {
  const CleanedPage page = CleanPage(Page({"Navy drill", kFirst, kSecond}));
  EXPECT_EQ(page.title, "Navy drill");
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst, kSecond));
}

TEST(CleanPageTest, ASentenceUnderAShortHeadlineIsTheArticle) {
  for (const auto& [title, body] :
       {std::pair("Drills begin", "The army began its drills on Monday."),
        std::pair("한미 훈련", "한미 양국은 9일 서울에서 회의를 열었다.")}) {
    const CleanedPage page = CleanPage(Page({title, body}));
    EXPECT_EQ(page.title, title);
    EXPECT_THAT(page.paragraphs, ElementsAre(body));
  }
}

TEST(CleanPageTest, AQuotationThatEndsInAFullStopCanBeTheHeadline) {
  const CleanedPage page = CleanPage(Page(
      {"Admiral Han: \"The navy is ready to sail at any time.\"", kFirst}));
  EXPECT_EQ(page.title,
            "Admiral Han: \"The navy is ready to sail at any time.\"");
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst));
}

TEST(CleanPageTest, TheHeadlineWithTheSiteBehindItIsTakenWithoutIt) {
  const CleanedPage page =
      CleanPage(Page({"Navy holds drill off Busan - Example News",
                      "Navy holds drill off Busan", kFirst}));
  EXPECT_EQ(page.title, "Navy holds drill off Busan");
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst));
}

TEST(CleanPageTest, AnAlternativeTextOnItsOwnLineIsNoParagraph) {
  const CleanedPage page = CleanPage(Page(
      {"Navy holds drill off Busan", kFirst,
       "Admiral Han speaks to sailors aboard a frigate.",
       "Admiral Han speaks to sailors aboard a frigate. ⓒ News1", kSecond}));
  EXPECT_THAT(page.paragraphs, ElementsAre(kFirst, kSecond));
}

TEST(CleanPageTest, APageOfChromeHasNoParagraphs) {
  const CleanedPage page =
      CleanPage(Page({"Menu", "Login", "No menu items!", "Share This Post",
                      "- Advertisement -", "Related Posts"}));
  EXPECT_THAT(page.paragraphs, IsEmpty());
}

TEST(CleanPageTest, APageThatEndsInTheLineAboveAListKeepsThatLine) {
  const char* const leads_on =
      "The navy said on the 4th that the following ships would take part in "
      "the drill off Busan:";
  const CleanedPage page =
      CleanPage(Page({"Navy holds drill off Busan", leads_on, "Frigate A"}));
  EXPECT_THAT(page.paragraphs, ElementsAre(leads_on));
}

TEST(CleanPageTest, EmptyAndOddTextsAreFine) {
  for (const char* text : {"", "\n\n", "\xFF\xFE", "(END)", "Source:", "@",
                           "/"
                           "=",
                           "ⓒ"}) {
    EXPECT_THAT(CleanPage(text).paragraphs, IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/mentions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string PeriodText(const MentionedPeriod& period) {
  const std::string first = DayText(period.days.first);
  if (period.precision == DatePrecision::kYear) return first.substr(0, 4);
  if (period.precision == DatePrecision::kMonth) return first.substr(0, 7);
  return first;
}

std::vector<std::string> Mentioned(const std::string& text,
                                   const std::string& published) {
  MentionFinder finder(*ParsePublished(published));
  std::vector<std::string> days;
  for (const Mention& mention : finder.Find(text)) {
    EXPECT_LT(mention.begin, mention.end) << text;
    EXPECT_LE(mention.end, text.size()) << text;
    days.push_back(PeriodText(mention.period));
  }
  return days;
}

// Published on Thursday, 9 November 2023.
std::vector<std::string> Days(const std::string& text) {
  return Mentioned(text, "2023-11-09");
}

struct Case {
  const char* text;
  const char* days;  // separated by spaces
};

void Check(const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    std::string joined;
    for (const std::string& day : Days(test.text)) {
      joined += (joined.empty() ? "" : " ") + day;
    }
    EXPECT_EQ(joined, test.days) << test.text;
  }
}

TEST(MentionsTest, WholeDates) {
  Check({
      {"It was 2023.10.31.", "2023-10-31"},
      {"It was 2023. 10. 31.", "2023-10-31"},
      {"It was 2023-10-31 then.", "2023-10-31"},
      {"On October 31, 2023 they met", "2023-10-31"},
      {"On Oct. 31, 2023, they met", "2023-10-31"},
      {"On 31 October 2023 they met", "2023-10-31"},
      {"on the 31st of October, 2023", "2023-10-31"},
      {"2023년 10월 31일에 만났다", "2023-10-31"},
      {"２０２３년 １０월 ３１일에 만났다", "2023-10-31"},
      {"since 31.10.2023", "2023-10-31"},
      {"In October 2023 they met.", "2023-10"},
      {"2023년 10월 회담", "2023-10"},
      {"In 2013, they met.", "2013"},
      {"2013년 회담, '18년 합의", "2013 2018"},
      {"Juche 112 (2023) was a good year", "2023"},
      {"On October 31 Juche 112 (2023) they met", "2023-10-31"},
      {"On October 31, Juche 112 (2023), they met", "2023-10-31"},
      {"On October 31 Juche 112 they met", "2023-10-31"},
  });
}

TEST(MentionsTest, BareDaysByTheVerb) {
  Check({
      {"The ministry announced on the 9th that they will meet on the 13th.",
       "2023-11-09 2023-11-13"},
      {"The missile was fired on the 13th.", "2023-10-13"},
      {"On the 14th, a meeting of ministers will be held.", "2023-11-14"},
      {"The Pentagon stated on the 7th (local time) that", "2023-11-07"},
      {"The drill is scheduled for the 6th.", "2023-12-06"},
      {"On the 31st, troops landed.", "2023-10-31"},
      {"last month's 27th was a Friday", "2023-10-27"},
      {"It was fired on the 27th of last month.", "2023-10-27"},
      {"by the 15th of next month", "2023-12-15"},
      {"He said today (9th) that", "2023-11-09"},
      {"He said yesterday (the 8th) that", "2023-11-08"},
      {"from the 20th to the 24th the drill will run", "2023-11-20 2023-11-24"},
  });
}

TEST(MentionsTest, BareKoreanDays) {
  Check({
      {"국방부는 9일 \"오는 13일 회의를 개최한다\"고 밝혔다.",
       "2023-11-09 2023-11-13"},
      {"국방부는 9일 회의를 개최한다고 밝혔다.", "2023-11-09"},
      {"회의를 13일 개최한다고 국방부가 9일 밝혔다.", "2023-11-13 2023-11-09"},
      {"14일에는 회의가 열린다.", "2023-11-14"},
      {"북한은 13일 미사일을 발사했다.", "2023-10-13"},
      {"지난달 27일 발사했다.", "2023-10-27"},
      {"지난 7일(현지시간) 말했다.", "2023-11-07"},
      {"오늘(9일) 훈련이 있다.", "2023-11-09"},
      {"다음 달 15일까지", "2023-12-15"},
      {"9∼11일 훈련을 한다.", "2023-11-09 2023-11-10 2023-11-11"},
      {"지난해 12월 3일 발사했다.", "2022-12-03"},
      {"지난 4월 선언", "2023-04"},
      {"10일간 훈련한다. 100일째다. 5일 만에 끝났다.", ""},
  });
}

TEST(MentionsTest, MonthAndDayAreTheNearest) {
  Check({
      {"It opens on Nov. 13.", "2023-11-13"},
      {"It opened on December 30.", "2023-12-30"},
      {"11월 20일 개막", "2023-11-20"},
      {"It opened on Nov. 13 last year.", "2022-11-13"},
      {"on Nov. 13-15 they train", "2023-11-13 2023-11-14 2023-11-15"},
      {"agreed in April this year", "2023-04"},
      {"agreed in April", "2023-04"},
  });
  EXPECT_THAT(Mentioned("It opened on Dec. 30.", "2023-01-02"),
              ElementsAre("2022-12-30"));
}

TEST(MentionsTest, WeekdaysWithinAWeek) {
  Check({
      {"Officials said Monday that", "2023-11-06"},
      {"Officials said Thursday that", "2023-11-09"},
      {"They will meet on Friday.", "2023-11-10"},
      {"They met last Thursday.", "2023-11-02"},
      {"They will meet next Thursday.", "2023-11-16"},
      {"On Friday, Nov. 17, they will meet.", "2023-11-17"},
      {"지난 월요일 회의", "2023-11-06"},
  });
}

TEST(MentionsTest, WhatOnlyLooksLikeADate) {
  Check({
      {"the 55th meeting, the 70th anniversary, the 38th parallel", ""},
      {"on the 4th floor of the 7th Fleet's ship", ""},
      {"May 5,000 men march? They may 5 times.", ""},
      {"the September 19 Inter-Korean Military Agreement", ""},
      {"2000 soldiers with 1950 rifles", ""},
      {"F-15K, KN-23, 9.19, 3.5 percent, 10:30, 192.168.1.12", ""},
      {"on the 23th and the 2th", ""},
      {"10/11/2023", ""},
      {"February 30, 2023 and 2023.13.45 and 11월 31일", ""},
      {"the 31.5 km from Route 2023-11", ""},
      {"", ""},
  });
}

TEST(MentionsTest, WithoutADayOfPublicationOnlyWholeDates) {
  const std::string text =
      "Said on the 9th, on Monday, on Nov. 13, in April this year, on 9 May "
      "2022 and in 2013.";
  for (const char* published : {"", "2023", "2023-11"}) {
    EXPECT_THAT(Mentioned(text, published), ElementsAre("2022-05-09", "2013"));
  }
}

TEST(MentionsTest, AHeadlineTakesItsDayFromTheBody) {
  Article article;
  article.published = "2023-11-09";
  article.title = "Security meeting held in Seoul on the 13th";
  article.body = "The ministers will meet in Seoul on the 13th.";
  article.captions = {"The hall. 2023.10.31/News 1"};
  std::vector<std::string> days;
  for (const MentionedPeriod& period : MentionedPeriods(article)) {
    days.push_back(PeriodText(period));
  }
  EXPECT_THAT(days, ElementsAre("2023-10-31", "2023-11-13"));
  article.body = "Nothing.";
  article.captions.clear();
  EXPECT_EQ(PeriodText(MentionedPeriods(article).at(0)), "2023-10-13");
}

TEST(MentionsTest, SpansCoverTheDate) {
  MentionFinder finder(*ParsePublished("2023-11-09"));
  const std::string text = "It opens on Nov. 13, 2023 at noon.";
  const std::vector<Mention> mentions = finder.Find(text);
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(text.substr(mentions[0].begin, mentions[0].end - mentions[0].begin),
            "Nov. 13, 2023");
}

TEST(MentionsTest, AMonthIsWithinItsYearButADayIsNotWithinIt) {
  const MentionedPeriod month{
      {absl::CivilDay(2023, 11, 1), absl::CivilDay(2023, 11, 30)},
      DatePrecision::kMonth};
  EXPECT_TRUE(IsMentionedWithin(
      month, {absl::CivilDay(2023, 1, 1), absl::CivilDay(2023, 12, 31)}));
  EXPECT_TRUE(IsMentionedWithin(month, month.days));
  EXPECT_FALSE(IsMentionedWithin(
      month, {absl::CivilDay(2023, 11, 13), absl::CivilDay(2023, 11, 13)}));
}

// Texts made to be slow: each takes long only if something is looked at again
// and again.
TEST(MentionsTest, HostileTextsTakeLinearTime) {
  constexpr size_t kSize = size_t{1} << 18;
  for (const std::string unit :
       {"1", "1-", "2023.", "Monday ", "Nov. ", "on the 9th ", "9일 ", "일",
        "\"9일 ", "(", "Juche 1(", "요일", "월요일 ", "1.1.", "12 de ",
        "the 9th, "}) {
    std::string text;
    while (text.size() < kSize) text += unit;
    MentionFinder finder(*ParsePublished("2023-11-09"));
    const size_t found = finder.Find(text).size();
    EXPECT_LE(found, text.size()) << unit;
  }
}

TEST(ScanDatesTest, NothingOverlaps) {
  const std::string text =
      "Monday, Nov. 13, 2023 (월) 2023.11.13 13th of May 2020 9∼11일 월요일";
  size_t end = 0;
  for (const DateExpression& date : ScanDates(text)) {
    EXPECT_GE(date.begin, end);
    EXPECT_GT(date.end, date.begin);
    end = date.end;
  }
  EXPECT_THAT(ScanDates("no date here"), IsEmpty());
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/stamp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "corpus/dates/foreign_dates.h"

namespace defnews {
namespace {

using Label = StampDate::Label;

TEST(ReadStampsTest, TwoLabelsOnALine) {
  const auto stamps =
      ReadStamps("입력 2021-03-04 10:30 | 수정 2021-03-04 11:02");
  ASSERT_EQ(stamps.size(), 2U);
  EXPECT_EQ(stamps[0].label, Label::kWritten);
  EXPECT_EQ(stamps[0].date, "2021-03-04T10:30:00+09:00");
  EXPECT_EQ(stamps[1].label, Label::kUpdated);
  EXPECT_EQ(stamps[1].date, "2021-03-04T11:02:00+09:00");
}

TEST(ReadStampsTest, LabelsTellWhatADateIs) {
  EXPECT_EQ(ReadStamps("Last updated on May 3, 2021").at(0).label,
            Label::kUpdated);
  EXPECT_EQ(ReadStamps("Date published: May 3, 2021").at(0).label,
            Label::kWritten);
  EXPECT_EQ(ReadStamps("Date: 2021-05-03").at(0).label, Label::kDate);
  EXPECT_EQ(ReadStamps("Crawled 2021-05-03").at(0).label, Label::kCollected);
  EXPECT_EQ(ReadStamps("2021-05-03").at(0).label, Label::kNone);
}

TEST(ReadStampsTest, TimesAndZones) {
  const struct {
    const char* line;
    const char* date;
  } cases[] = {
      {"Posted 2021-05-03 14:30:05", "2021-05-03T14:30:05+09:00"},
      {"Posted May 3, 2021 at 2:30 PM KST", "2021-05-03T14:30:00+09:00"},
      {"Posted May 3, 2021, 12:05 a.m. EDT", "2021-05-03T00:05:00-04:00"},
      {"등록 2021.05.03 (월) 오전 12:30", "2021-05-03T00:30:00+09:00"},
      {"등록 2021. 5. 3. 14시 30분", "2021-05-03T14:30:00+09:00"},
      {"Posted 2021-05-03T14:30:00+02:00", "2021-05-03T14:30:00+02:00"},
      {"Posted 2021-05-03 25:99", "2021-05-03"},
      {"입력 ２０２１．０５．０３ １４：３０", "2021-05-03T14:30:00+09:00"},
      {"Posted 3/5/2021", ""},
      {"Posted 3 May 2021", "2021-05-03"},
  };
  for (const auto& [line, date] : cases) {
    const auto stamps = ReadStamps(line);
    ASSERT_EQ(stamps.size(), 1U) << line;
    EXPECT_EQ(stamps[0].date, date) << line;
  }
}

TEST(DateInValueTest, Forms) {
  const struct {
    const char* value;
    const char* date;
  } cases[] = {
      {"2023-11-09T10:00:00Z", "2023-11-09T10:00:00Z"},
      {"20231109143000", "2023-11-09"},
      {"Thu, 09 Nov 2023 10:00:00 GMT", "2023-11-09T10:00:00+00:00"},
      {"9. November 2023", "2023-11-09"},
      {"12. Mai 2012", "2012-05-12"},
      {"12 de mayo de 2012", "2012-05-12"},
      {"12.05.2012", "2012-05-12"},
      {"12/05/2012", ""},
      {"soon", ""},
      {"2023", "2023"},
  };
  for (const auto& [value, date] : cases) {
    EXPECT_EQ(DateInValue(value), date) << value;
  }
}

TEST(WithEnglishMonthsTest, OnlyBehindANumber) {
  EXPECT_EQ(WithEnglishMonths("am 3. März 2020"), "am 3 March 2020");
  EXPECT_EQ(WithEnglishMonths("Mars type missile"), "Mars type missile");
  EXPECT_EQ(WithEnglishMonths(""), "");
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/published_date.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

TEST(ParsePeriod, TakesYearMonthAndDay) {
  EXPECT_EQ(ParsePeriod("2023")->last, absl::CivilDay(2023, 12, 31));
  EXPECT_EQ(ParsePeriod("2024-02")->last, absl::CivilDay(2024, 2, 29));
  EXPECT_EQ(ParsePeriod("2023-11-09")->first, absl::CivilDay(2023, 11, 9));
}

TEST(ParsePeriod, RefusesEverythingElse) {
  for (const char* text : {"", "2023-13", "2023-00", "2023-02-30", "2023-1",
                           "20230115", "2023-01-5", " 2023", "2023-", "23",
                           "2023-01-05T10", "0000", "next week"}) {
    EXPECT_FALSE(ParsePeriod(text).ok()) << text;
  }
}

TEST(ParsePublished, TakesTheDayInSeoul) {
  const auto date = ParsePublished("2023-11-09T16:30:00Z");
  ASSERT_TRUE(date.ok());
  EXPECT_EQ(date->precision, DatePrecision::kSecond);
  EXPECT_EQ(date->days.first, absl::CivilDay(2023, 11, 10));
  EXPECT_EQ(date->first_instant, 1699547400);
}

TEST(ParsePublished, KnowsItsPrecision) {
  EXPECT_EQ(ParsePublished("")->precision, DatePrecision::kNone);
  EXPECT_EQ(ParsePublished("2023")->precision, DatePrecision::kYear);
  EXPECT_EQ(ParsePublished("2023-11")->precision, DatePrecision::kMonth);
  EXPECT_EQ(ParsePublished("2023-11-09")->precision, DatePrecision::kDay);
  EXPECT_FALSE(ParsePublished("2023-11-09T25:00").ok());
  EXPECT_FALSE(ParsePublished("2023-11-09Tnoon").ok());
}

TEST(ParsePublished, AWholeDayBeginsAtMidnightInSeoul) {
  EXPECT_EQ(ParsePublished("2023-11-09")->first_instant,
            ParsePublished("2023-11-08T15:00:00Z")->first_instant);
}

}  // namespace
}  // namespace defnews

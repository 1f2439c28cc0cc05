// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/periods.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::ElementsAre;

TEST(JoinYearsTest, FewYearsStandAlone) {
  const std::vector<YearGroup> groups =
      JoinYears({{"2022", 1}, {"2023", 1000}, {"2024", 1}}, 3);
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[1].name, "2023");
}

TEST(JoinYearsTest, ManyYearsAreJoinedByCount) {
  const std::vector<YearGroup> groups = JoinYears(
      {{"1789", 5}, {"1790", 5}, {"1841", 10}, {"1900", 20}, {"1901", 20}}, 3);
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[0].name, "1789-1841");
  EXPECT_THAT(groups[0].years, ElementsAre("1789", "1790", "1841"));
  EXPECT_EQ(groups[1].name, "1900");
  EXPECT_EQ(groups[2].name, "1901");
}

TEST(JoinYearsTest, NeverMoreGroupsThanAllowedAndNoYearLost) {
  std::map<std::string, uint64_t> years;
  for (int year = 1000; year < 1300; ++year) {
    years[std::to_string(year)] = year % 7 == 0 ? 1000 : 1;
  }
  const std::vector<YearGroup> groups = JoinYears(years, 12);
  EXPECT_LE(groups.size(), 12U);
  size_t count = 0;
  for (const YearGroup& group : groups) count += group.years.size();
  EXPECT_EQ(count, years.size());
}

TEST(YearPeriodTest, TheYearInSeoul) {
  EXPECT_EQ(YearPeriod(*ParsePublished("2023-12-31T20:00:00Z")), "2024");
  EXPECT_EQ(YearPeriod(*ParsePublished("")), kUndatedPeriod);
}

}  // namespace
}  // namespace defnews

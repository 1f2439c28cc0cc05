// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/health/silence.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

using absl::CivilDay;

const CivilDay kToday(2024, 3, 31);

// Articles every `step` days, `count` times, the last `quiet` days ago.
std::vector<CivilDay> Every(int step, int count, int quiet) {
  std::vector<CivilDay> days;
  for (int i = count; i-- > 0;) days.push_back(kToday - quiet - i * step);
  return days;
}

TEST(SilenceTest, IsJudgedByTheRhythm) {
  const struct {
    const char* what;
    std::vector<CivilDay> days;
    bool silent;
  } cases[] = {
      {"never published", {}, false},
      {"daily, today", Every(1, 60, 0), false},
      {"daily, three days", Every(1, 60, 3), false},
      {"daily, four days", Every(1, 60, 4), true},
      {"weekly, three weeks", Every(7, 20, 21), false},
      {"weekly, more", Every(7, 20, 22), true},
      {"too seldom for a rhythm", Every(9, 20, 60), false},
      {"too new for a rhythm", Every(1, 7, 30), false},
      {"given up", Every(1, 60, 91), false},
      {"nearly given up", Every(1, 60, 90), true},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(SilenceOf(one.days, kToday).has_value(), one.silent) << one.what;
  }
}

TEST(SilenceTest, HolidaysWithinTheRhythmAllowForMore) {
  // Daily, but for a pause of five days a month ago.
  std::vector<CivilDay> days = Every(1, 30, 36);
  for (const CivilDay day : Every(1, 16, 15)) days.push_back(day);
  EXPECT_FALSE(SilenceOf(days, kToday));
  const std::optional<Silence> silence = SilenceOf(days, kToday + 4);
  ASSERT_TRUE(silence);
  EXPECT_EQ(silence->longest_pause, 6);
  EXPECT_EQ(silence->days, 19);
  EXPECT_EQ(silence->last, kToday - 15);
}

}  // namespace
}  // namespace defnews

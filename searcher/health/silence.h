// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an outlet has gone silent, judged by its own rhythm. Meant to raise
// few false alarms: a weekly has weeks, a paper without weekend its holidays,
// and who stopped for good is mentioned no more after a while.
#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"

namespace defnews {

// The rhythm is that of the eight weeks up to the last day with an article.
inline constexpr int kRhythmDays = 56;
// Who published on fewer days of them has none.
inline constexpr size_t kFewestDays = 8;
// Silent: more days since than this many times the longest pause...
inline constexpr int kPauses = 3;
// ... and not so many that the outlet must be taken to be given up.
inline constexpr int kGivenUpDays = 90;

struct Silence {
  absl::CivilDay last;    // the last day with an article
  int days = 0;           // from that to `today`
  int longest_pause = 0;  // of the rhythm, in days; 1: it published every day
};

// `days` are those with an article, ascending, each once, none after `today`.
std::optional<Silence> SilenceOf(const std::vector<absl::CivilDay>& days,
                                 absl::CivilDay today);

// Whether it has a rhythm and was at work within kGivenUpDays.
bool IsRegular(const std::vector<absl::CivilDay>& days, absl::CivilDay today);

}  // namespace defnews

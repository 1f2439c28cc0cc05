// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/health/silence.h"

#include <algorithm>

namespace defnews {
namespace {

std::vector<absl::CivilDay> Rhythm(const std::vector<absl::CivilDay>& days) {
  std::vector<absl::CivilDay> rhythm;
  for (const absl::CivilDay day : days) {
    if (days.back() - day < kRhythmDays) rhythm.push_back(day);
  }
  return rhythm;
}

}  // namespace

bool IsRegular(const std::vector<absl::CivilDay>& days, absl::CivilDay today) {
  return !days.empty() && today - days.back() <= kGivenUpDays &&
         Rhythm(days).size() >= kFewestDays;
}

std::optional<Silence> SilenceOf(const std::vector<absl::CivilDay>& days,
                                 absl::CivilDay today) {
  if (!IsRegular(days, today)) return std::nullopt;
  const std::vector<absl::CivilDay> rhythm = Rhythm(days);
  Silence silence;
  silence.last = days.back();
  silence.days = static_cast<int>(today - silence.last);
  for (size_t at = 1; at < rhythm.size(); ++at) {
    silence.longest_pause = std::max(
        silence.longest_pause, static_cast<int>(rhythm[at] - rhythm[at - 1]));
  }
  if (silence.days <= kPauses * silence.longest_pause) return std::nullopt;
  return silence;
}

}  // namespace defnews

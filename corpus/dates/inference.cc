// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/inference.h"

#include <algorithm>

#include "common/dates/published_date.h"

namespace defnews {
namespace {

using absl::CivilDay;

constexpr int kLongestWait = 31;

const LowerBound* LatestBound(const TextClues& clues, CivilDay upper) {
  const LowerBound* latest = nullptr;
  // Days in the text are as often history; they only raise a caption's.
  const bool captioned = std::any_of(
      clues.bounds.begin(), clues.bounds.end(),
      [](const LowerBound& bound) { return bound.caption && !bound.library; });
  if (!captioned) return nullptr;
  for (const LowerBound& bound : clues.bounds) {
    if (bound.library || bound.day > upper) continue;
    if (latest == nullptr || bound.day > latest->day) latest = &bound;
  }
  return latest;
}

// The first day from `bound` on that `wanted` may be.
std::optional<CivilDay> FirstFrom(CivilDay bound, const BareDay& wanted) {
  for (int step = 0; step <= kLongestWait; ++step) {
    const CivilDay day = bound + step;
    if (day.day() != wanted.day) continue;
    const int weekday = static_cast<int>(absl::GetWeekday(day));
    const bool fits = wanted.weekday < 0 || wanted.weekday == weekday;
    return fits ? std::optional(day) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

int YearOfEvents(const TextClues& clues) {
  int year = 0;
  for (const YearClue& clue : clues.years) {
    if (year != 0 && year != clue.year) return 0;
    year = clue.year;
  }
  return year;
}

std::optional<InferredDay> InferDay(const TextClues& clues, CivilDay upper) {
  const LowerBound* const bound = LatestBound(clues, upper);
  if (bound == nullptr) return std::nullopt;
  const bool today = std::any_of(clues.announced.begin(), clues.announced.end(),
                                 [](const BareDay& day) { return day.today; });
  std::optional<CivilDay> best;
  const BareDay* chosen = nullptr;
  for (const BareDay& day : clues.announced) {
    if (today && !day.today) continue;
    const std::optional<CivilDay> found = FirstFrom(bound->day, day);
    if (!found || *found > upper || (best && *found <= *best)) continue;
    best = found;
    chosen = &day;
  }
  if (!best) return std::nullopt;
  constexpr double kPlain = 0.7;
  constexpr double kChecked = 0.8;
  constexpr double kMalformed = 0.3;
  const int year = YearOfEvents(clues);
  if (year != 0 && year != best->year()) return std::nullopt;
  InferredDay inferred;
  inferred.day = *best;
  inferred.confidence = clues.malformed ? kMalformed
                        : year != 0     ? kChecked
                                        : kPlain;
  inferred.reason = "the first day numbered " + std::to_string(chosen->day) +
                    " (\"" + chosen->text + "\") from " + DayText(bound->day) +
                    (bound->caption ? " (caption)" : " (text)") + " on";
  if (year != 0) inferred.reason += ", in the year of its events";
  if (clues.malformed) inferred.reason += "; its ordinals are misspelt";
  return inferred;
}

}  // namespace defnews

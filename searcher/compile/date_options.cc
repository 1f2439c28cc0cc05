// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/date_options.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/time/clock.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"

namespace defnews {
namespace {

constexpr size_t kMaxCountDigits = 5;

absl::StatusOr<DayRange> Period(std::string_view option,
                                std::string_view text) {
  absl::StatusOr<DayRange> days = ParsePeriod(text);
  if (days.ok()) return days;
  return absl::InvalidArgumentError(
      std::string(option) + ": " +
      std::string(FromAbsl(days.status().message())));
}

void NotBefore(absl::CivilDay day, Interval* interval) {
  interval->first = interval->first ? std::max(*interval->first, day) : day;
}

void NotAfter(absl::CivilDay day, Interval* interval) {
  interval->last = interval->last ? std::min(*interval->last, day) : day;
}

// `count` months before `day`, the last day of the month where it has no such
// day.
absl::CivilDay MonthsBefore(absl::CivilDay day, int count) {
  const absl::CivilMonth month = absl::CivilMonth(day) - count;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (day.day() - 1), last);
}

absl::Status BadSince(std::string_view text) {
  return absl::InvalidArgumentError("since: bad value \"" + std::string(text) +
                                    "\": write 7d, 2w, 3m, 1y or a date");
}

// 7d 2w 3m 1y, or a period.
absl::StatusOr<absl::CivilDay> Since(std::string_view text, int64_t now) {
  const size_t digits = text.find_first_not_of("0123456789");
  if (digits == 0 || digits + 1 != text.size() || digits > kMaxCountDigits) {
    // What does not even begin like a date is told of both forms.
    if (digits == 0 || text.size() < 4) return BadSince(text);
    ASSIGN_OR_RETURN(const DayRange days, Period("since", text));
    return days.first;
  }
  const int count = std::stoi(std::string(text.substr(0, digits)));
  const absl::CivilDay today = Today(now);
  switch (text.back()) {
    case 'd':
      return today - count;
    case 'w':
      return today - 7 * count;
    case 'm':
      return MonthsBefore(today, count);
    case 'y':
      return MonthsBefore(today, 12 * count);
    default:
      return BadSince(text);
  }
}

}  // namespace

absl::CivilDay Today(int64_t now) {
  const absl::Time time = now != 0 ? absl::FromUnixSeconds(now) : absl::Now();
  return absl::ToCivilDay(time, SeoulTimeZone());
}

absl::StatusOr<Interval> IntervalOfOptions(const SearchOptions& options) {
  Interval interval;
  if (!options.after.empty()) {
    ASSIGN_OR_RETURN(const DayRange days, Period("after", options.after));
    NotBefore(days.first, &interval);
  }
  if (!options.before.empty()) {
    ASSIGN_OR_RETURN(const DayRange days, Period("before", options.before));
    NotAfter(days.first - 1, &interval);
  }
  if (!options.on.empty()) {
    ASSIGN_OR_RETURN(const DayRange days, Period("on", options.on));
    NotBefore(days.first, &interval);
    NotAfter(days.last, &interval);
  }
  if (!options.since.empty()) {
    ASSIGN_OR_RETURN(const absl::CivilDay first,
                     Since(options.since, options.now));
    NotBefore(first, &interval);
  }
  if (interval.empty()) {
    return absl::InvalidArgumentError("the date options leave no day: " +
                                      IntervalText(interval));
  }
  return interval;
}

}  // namespace defnews

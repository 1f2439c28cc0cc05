// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/date_filter.h"

#include <algorithm>

#include "common/index/schema.h"

namespace defnews {

std::optional<DayRange> Clip(const Interval& interval, const DayRange& bounds) {
  DayRange days = bounds;
  if (interval.first) days.first = std::max(days.first, *interval.first);
  if (interval.last) days.last = std::min(days.last, *interval.last);
  if (days.first > days.last) return std::nullopt;
  return days;
}

std::vector<std::string> DateTerms(const DayRange& days) {
  std::vector<std::string> terms;
  absl::CivilDay day = days.first;
  while (day <= days.last) {
    const absl::CivilYear year(day);
    const absl::CivilMonth month(day);
    if (day == absl::CivilDay(year) &&
        absl::CivilDay(year + 1) - 1 <= days.last) {
      terms.push_back(schema::YearTerm(day));
      day = absl::CivilDay(year + 1);
      continue;
    }
    terms.push_back(schema::YearOnlyTerm(day));
    if (day == absl::CivilDay(month) &&
        absl::CivilDay(month + 1) - 1 <= days.last) {
      terms.push_back(schema::MonthTerm(day));
      day = absl::CivilDay(month + 1);
      continue;
    }
    terms.push_back(schema::MonthOnlyTerm(day));
    terms.push_back(schema::DayTerm(day));
    ++day;
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::vector<std::string> MentionTerms(const DayRange& days) {
  std::vector<std::string> terms;
  absl::CivilDay day = days.first;
  while (day <= days.last) {
    const absl::CivilYear year(day);
    const absl::CivilMonth month(day);
    if (day == absl::CivilDay(year) &&
        absl::CivilDay(year + 1) - 1 <= days.last) {
      terms.push_back(schema::MentionedYearTerm(day));
      day = absl::CivilDay(year + 1);
    } else if (day == absl::CivilDay(month) &&
               absl::CivilDay(month + 1) - 1 <= days.last) {
      terms.push_back(schema::MentionedMonthTerm(day));
      day = absl::CivilDay(month + 1);
    } else {
      terms.push_back(schema::MentionedDayTerm(day));
      ++day;
    }
  }
  return terms;
}

std::string IntervalText(const Interval& interval) {
  if (!interval.set()) return "";
  return (interval.first ? DayText(*interval.first) : "") + ".." +
         (interval.last ? DayText(*interval.last) : "");
}

}  // namespace defnews

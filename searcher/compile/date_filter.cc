// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/date_filter.h"

#include <algorithm>

#include "common/index/schema.h"

namespace defnews {
namespace {

enum class Period { kYear, kMonth, kDay };

// The fewest whole years, whole months and days that cover `days`, each with
// its first day, in order.
template <typename Visit>
void ForEachPeriod(const DayRange& days, const Visit& visit) {
  absl::CivilDay day = days.first;
  while (day <= days.last) {
    const absl::CivilDay next_year(absl::CivilYear(day) + 1);
    const absl::CivilDay next_month(absl::CivilMonth(day) + 1);
    if (day == absl::CivilDay(absl::CivilYear(day)) &&
        next_year - 1 <= days.last) {
      visit(Period::kYear, day);
      day = next_year;
    } else if (day == absl::CivilDay(absl::CivilMonth(day)) &&
               next_month - 1 <= days.last) {
      visit(Period::kMonth, day);
      day = next_month;
    } else {
      visit(Period::kDay, day);
      ++day;
    }
  }
}

}  // namespace

std::optional<DayRange> Clip(const Interval& interval, const DayRange& bounds) {
  DayRange days = bounds;
  if (interval.first) days.first = std::max(days.first, *interval.first);
  if (interval.last) days.last = std::min(days.last, *interval.last);
  if (days.first > days.last) return std::nullopt;
  return days;
}

std::vector<std::string> DateTerms(const DayRange& days) {
  std::vector<std::string> terms;
  ForEachPeriod(days, [&](Period period, absl::CivilDay day) {
    if (period == Period::kYear) {
      terms.push_back(schema::YearTerm(day));
      return;
    }
    terms.push_back(schema::YearOnlyTerm(day));
    if (period == Period::kMonth) {
      terms.push_back(schema::MonthTerm(day));
      return;
    }
    terms.push_back(schema::MonthOnlyTerm(day));
    terms.push_back(schema::DayTerm(day));
  });
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::vector<std::string> MentionTerms(const DayRange& days) {
  std::vector<std::string> terms;
  ForEachPeriod(days, [&](Period period, absl::CivilDay day) {
    terms.push_back(period == Period::kYear    ? schema::MentionedYearTerm(day)
                    : period == Period::kMonth ? schema::MentionedMonthTerm(day)
                                               : schema::MentionedDayTerm(day));
  });
  return terms;
}

std::string IntervalText(const Interval& interval) {
  if (!interval.set()) return "";
  return (interval.first ? DayText(*interval.first) : "") + ".." +
         (interval.last ? DayText(*interval.last) : "");
}

}  // namespace defnews

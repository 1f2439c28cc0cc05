// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/recency.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"

namespace defnews {
namespace {

constexpr int kMonthsByDay = 2;
constexpr int kYearsByMonth = 2;
// A story this many years old gains next to nothing, and a date as far ahead
// is wrong.
constexpr int kYears = 20;

class Tiers {
 public:
  Tiers(absl::CivilDay newest, double most) : newest_(newest), most_(most) {}

  void Add(const std::string& term, absl::CivilDay day) {
    const double age =
        static_cast<double>(std::max<absl::civil_diff_t>(newest_ - day, 0));
    AddWeight(term, most_ * std::exp2(-age / kHalfLifeDays));
  }

  void AddWeight(const std::string& term, double weight) {
    tiers_.push_back(IndexQuery::Constant(term, weight));
  }

  IndexQuery Take() { return AnyOf(std::move(tiers_)); }

 private:
  absl::CivilDay newest_;
  double most_;
  std::vector<IndexQuery> tiers_;
};

absl::CivilDay MiddleOf(absl::CivilMonth month) {
  return absl::CivilDay(month) + 14;
}

absl::CivilDay MiddleOf(absl::CivilYear year) {
  return absl::CivilDay(year.year(), 7, 1);
}

}  // namespace

IndexQuery RecencyEvidence(const DayRange& dated, absl::CivilDay newest,
                           double most) {
  Tiers tiers(newest, most);
  tiers.AddWeight(schema::UndatedTerm(), most / 2);
  const absl::CivilMonth this_month(newest);
  const absl::CivilYear this_year(newest);
  const absl::CivilMonth by_day = this_month - (kMonthsByDay - 1);
  const absl::CivilYear by_month = this_year - kYearsByMonth;
  for (absl::CivilDay day(by_day); day < absl::CivilDay(this_month + 1);
       ++day) {
    tiers.Add(schema::DayTerm(day), day);
  }
  for (absl::CivilMonth month = by_day; month <= this_month; ++month) {
    tiers.Add(schema::MonthOnlyTerm(absl::CivilDay(month)), MiddleOf(month));
  }
  // Months of these years but those taken day by day, later ones included.
  const absl::CivilMonth end(this_year + 1);
  for (absl::CivilMonth month(by_month); month < end; ++month) {
    if (month >= by_day && month <= this_month) continue;
    tiers.Add(schema::MonthTerm(absl::CivilDay(month)), MiddleOf(month));
  }
  const absl::CivilYear first =
      std::max(absl::CivilYear(dated.first), this_year - kYears);
  const absl::CivilYear last =
      std::min(absl::CivilYear(dated.last), this_year + kYears);
  for (absl::CivilYear year = first; year <= last; ++year) {
    const bool whole = year < by_month || year > this_year;
    const absl::CivilDay day(year);
    tiers.Add(whole ? schema::YearTerm(day) : schema::YearOnlyTerm(day),
              MiddleOf(year));
  }
  return tiers.Take();
}

}  // namespace defnews

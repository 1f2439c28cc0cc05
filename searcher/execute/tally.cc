// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/tally.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/dates/published_date.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"

namespace defnews {
namespace {

// A value is the first bytes of what stands in a slot.
struct FacetField {
  std::string_view name;
  uint32_t slot;
  size_t bytes;
};

constexpr FacetField kFacetFields[] = {
    {"source", schema::kSourceSlot, std::string::npos},
    {"lang", schema::kLangSlot, std::string::npos},
    {"year", schema::kDaySlot, 4},
    {"month", schema::kDaySlot, 6},
};

// 202301 -> 2023-01.
std::string Shown(const FacetField& field, const std::string& value) {
  if (field.name != "month" || value.size() != 6) return value;
  return value.substr(0, 4) + "-" + value.substr(4);
}

absl::StatusOr<FacetField> FindFacet(std::string_view name) {
  for (const FacetField& field : kFacetFields) {
    if (field.name == name) return field;
  }
  return absl::InvalidArgumentError(ToAbsl("no facet is called \"" +
                                           std::string(name) +
                                           "\": source, lang, year or month"));
}

void TallyFacet(const FacetField& field, const std::vector<Match>& counted,
                Engine* engine, SearchResults* results) {
  std::map<std::string, size_t> counts;
  for (const Match& match : counted) {
    ++counts[engine->Value(match.document, field.slot).substr(0, field.bytes)];
  }
  std::vector<std::pair<std::string, size_t>> sorted(counts.begin(),
                                                     counts.end());
  // The most first; those without a value last of all.
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) {
                     if (a.first.empty() != b.first.empty()) {
                       return b.first.empty();
                     }
                     return a.second > b.second;
                   });
  for (const auto& [value, count] : sorted) {
    results->facets.push_back(
        {std::string(field.name), Shown(field, value), count});
  }
}

std::optional<absl::CivilDay> DayOf(const Match& match, Engine* engine) {
  const std::string digits = engine->Value(match.document, schema::kDaySlot);
  if (digits.size() != 8) return std::nullopt;
  const absl::StatusOr<DayRange> day =
      ParsePeriod(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" +
                  digits.substr(6, 2));
  if (!day.ok()) return std::nullopt;
  return day->first;
}

// The first day of the period that a day is in. Weeks begin on Monday, as in
// ISO 8601.
absl::CivilDay PeriodStart(absl::CivilDay day, Timeline unit) {
  switch (unit) {
    case Timeline::kYear:
      return absl::CivilDay(absl::CivilYear(day));
    case Timeline::kQuarter:
      return absl::CivilDay(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case Timeline::kMonth:
      return absl::CivilDay(absl::CivilMonth(day));
    case Timeline::kWeek:
      return absl::PrevWeekday(day + 1, absl::Weekday::monday);
    case Timeline::kDay:
    case Timeline::kNone:
      break;
  }
  return day;
}

absl::CivilDay NextPeriod(absl::CivilDay start, Timeline unit) {
  switch (unit) {
    case Timeline::kYear:
      return absl::CivilDay(start.year() + 1, 1, 1);
    case Timeline::kQuarter:
      return absl::CivilDay(start.year(), start.month() + 3, 1);
    case Timeline::kMonth:
      return absl::CivilDay(start.year(), start.month() + 1, 1);
    case Timeline::kWeek:
      return start + 7;
    case Timeline::kDay:
    case Timeline::kNone:
      break;
  }
  return start + 1;
}

std::map<absl::CivilDay, size_t> ByPeriod(const std::vector<Match>& matches,
                                          Timeline unit, Engine* engine,
                                          size_t* undated) {
  std::map<absl::CivilDay, size_t> counts;
  for (const Match& match : matches) {
    const std::optional<absl::CivilDay> day = DayOf(match, engine);
    if (day) {
      ++counts[PeriodStart(*day, unit)];
    } else {
      ++*undated;
    }
  }
  return counts;
}

// From the first period with a match to the last, those without included.
void TallyTimeline(Timeline unit, const std::vector<Match>& counted,
                   const std::vector<Match>& published, Engine* engine,
                   SearchResults* results) {
  size_t ignored = 0;
  const auto counts =
      ByPeriod(counted, unit, engine, &results->timeline_undated);
  if (counts.empty()) return;
  const auto all = ByPeriod(published, unit, engine, &ignored);
  const absl::CivilDay last = counts.rbegin()->first;
  for (absl::CivilDay start = counts.begin()->first; start <= last;
       start = NextPeriod(start, unit)) {
    const auto at = counts.find(start);
    const auto whole = all.find(start);
    TimelineBucket bucket{DayText(start), at == counts.end() ? 0 : at->second,
                          0};
    if (whole != all.end() && whole->second > 0) {
      bucket.share = static_cast<double>(bucket.count) /
                     static_cast<double>(whole->second);
    }
    results->timeline.push_back(std::move(bucket));
  }
}

}  // namespace

absl::Status CheckFacets(const SearchOptions& options) {
  for (const std::string& name : options.facets) {
    RETURN_IF_ERROR(FindFacet(name).status());
  }
  return absl::OkStatus();
}

absl::Status Tally(const SearchOptions& options,
                   const std::vector<Match>& counted,
                   const std::vector<Match>& published, Engine* engine,
                   SearchResults* results) {
  for (const std::string& name : options.facets) {
    ASSIGN_OR_RETURN(const FacetField field, FindFacet(name));
    TallyFacet(field, counted, engine, results);
  }
  if (options.timeline != Timeline::kNone) {
    TallyTimeline(options.timeline, counted, published, engine, results);
  }
  return absl::OkStatus();
}

}  // namespace defnews

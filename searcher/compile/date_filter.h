// SPDX-License-Identifier: GPL-3.0-or-later
// Date intervals as Boolean terms: years whole, then months, then days, and
// the articles known no closer than a month or year that may lie inside.
// Some thirty times faster than a value range.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/dates/published_date.h"

namespace defnews {

// Both ends included; one or both may be open.
struct Interval {
  std::optional<absl::CivilDay> first;
  std::optional<absl::CivilDay> last;

  bool set() const { return first.has_value() || last.has_value(); }
  bool empty() const { return first && last && *first > *last; }
};

// The days of `interval` that are also in `bounds`; nothing if there are none.
std::optional<DayRange> Clip(const Interval& interval, const DayRange& bounds);

// Terms any of which marks an article that may lie within `days`.
std::vector<std::string> DateTerms(const DayRange& days);

// Terms any of which marks an article that mentions a day, or a whole month or
// year, within `days`.
std::vector<std::string> MentionTerms(const DayRange& days);

// "2023-01-01..2023-06-30", an open end left out; "" when not set.
std::string IntervalText(const Interval& interval);

}  // namespace defnews

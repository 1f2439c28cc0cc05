// SPDX-License-Identifier: GPL-3.0-or-later
// A mild preference for newer stories, for `--recent`.
#pragma once

#include "absl/time/civil_time.h"
#include "common/dates/published_date.h"
#include "searcher/compile/index_query.h"

namespace defnews {

// An article of today gains this share of what the best match scores without.
inline constexpr double kRecentShare = 0.1;
// One this many days old gains half of that, one twice as old a quarter.
inline constexpr int kHalfLifeDays = 365;

// Weighs `most` for an article of `newest`, by the half-life less for older
// ones, and for undated ones half, as for one a half-life old. By day in the
// newest two months, by month in the two years before, by year before that.
// `dated`: the days of all dated articles; those after `newest` count as of
// that day. Constant weights under date terms alone, which any server knows.
IndexQuery RecencyEvidence(const DayRange& dated, absl::CivilDay newest,
                           double most);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The date options of a search -> one interval.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "defnews/searcher.h"
#include "searcher/compile/date_filter.h"

namespace defnews {

// The day in Seoul; `now` in Unix seconds, 0 for the clock.
absl::CivilDay Today(int64_t now);

// What all of after, before, on and since leave. InvalidArgument names the
// option at fault, or says that together they leave no day.
absl::StatusOr<Interval> IntervalOfOptions(const SearchOptions& options);

}  // namespace defnews

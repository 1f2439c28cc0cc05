// SPDX-License-Identifier: GPL-3.0-or-later
// When the outlets of an index published.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "searcher/partitions/open_index.h"

namespace defnews {

// By outlet, the days up to `today` with an article, ascending, as far back as
// SilenceOf() looks. Articles without a source, and those known only by month
// or year, are left out. May throw what Xapian throws.
absl::StatusOr<std::map<std::string, std::vector<absl::CivilDay>>> SourceDays(
    OpenIndex* index, absl::CivilDay today);

// The latest `collected` of the outlet's articles of that day and, of at most
// some hundred, its undated ones; empty if none says.
absl::StatusOr<std::string> LastCollected(OpenIndex* index,
                                          const std::string& source,
                                          absl::CivilDay day);

}  // namespace defnews

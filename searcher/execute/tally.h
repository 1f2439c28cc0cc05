// SPDX-License-Identifier: GPL-3.0-or-later
// How many matches there are of each source, language, year or month, and how
// they spread over time.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "defnews/searcher.h"
#include "searcher/engine/engine.h"

namespace defnews {

// InvalidArgument for a facet that there is not.
absl::Status CheckFacets(const SearchOptions& options);

// Fills facets, timeline and timeline_undated of `results`. `counted` are the
// matches; `published`, for a timeline only, all articles that the filters
// leave, of which a period has its share. As CheckFacets().
absl::Status Tally(const SearchOptions& options,
                   const std::vector<Match>& counted,
                   const std::vector<Match>& published, Engine* engine,
                   SearchResults* results);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Facets and timelines, in each of the output forms.
#pragma once

#include <string>

#include "defnews/searcher.h"

namespace defnews {

// Aligned columns, timelines with bars; a blank line between tables.
std::string PlainTallies(const SearchResults& results,
                         const SearchOptions& options);

// Records of the types "facet" and "bucket", a line each, and one of the type
// "timeline" that counts the undated.
std::string JsonTallies(const SearchResults& results,
                        const SearchOptions& options);

// field,value,count for facets, start,count,share for a timeline, each with
// its header.
std::string CsvTallies(const SearchResults& results,
                       const SearchOptions& options);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// What to ask instead of a query that found nothing. Nothing is asked in its
// place by itself: a search that widens silently misleads.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "defnews/searcher.h"
#include "searcher/expand/expansion.h"
#include "searcher/partitions/open_index.h"
#include "searcher/query/ast.h"
#include "searcher/suggest/candidate.h"

namespace defnews {

inline constexpr size_t kMostSuggestions = 3;

// Whether a query finds anything.
using Ask = std::function<bool(std::string_view query)>;

// The candidates that find something, at most kMostSuggestions. The sources
// take turns, the first one first, so that none crowds out the others; a query
// that several of them give, or that is `asked` itself, counts once. `ask` is
// called a bounded number of times.
std::vector<Candidate> MergeCandidates(
    std::string_view asked, const std::vector<std::vector<Candidate>>& sources,
    const Ask& ask);

// The query with each related wording in the place of what it is near to.
// `text` is the query that was expanded.
std::vector<Candidate> RelatedCandidates(std::string_view text,
                                         const std::vector<Related>& related);

// Fills `suggestions` of results that have no match, with `options.explain`
// says why in `explanation`, and adds a note on each outlet of the options
// that the index does not have. May throw what Xapian throws.
// `related` are further candidates.
void AddSuggestions(const Node& root, const SearchOptions& options,
                    std::vector<Candidate> related, OpenIndex* index,
                    Analyzer* analyzer, SearchResults* results);

}  // namespace defnews

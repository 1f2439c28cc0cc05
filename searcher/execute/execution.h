// SPDX-License-Identifier: GPL-3.0-or-later
// Asks an open index one query.
#pragma once

#include "absl/status/statusor.h"
#include "common/text/analyzer.h"
#include "defnews/searcher.h"
#include "searcher/compile/index_query.h"
#include "searcher/partitions/open_index.h"
#include "searcher/query/ast.h"

namespace defnews {

// All of the results but `parsed`, `notes` and `related`. `root` has been
// expanded where it should be. What `excluded` finds is no match. May throw
// what Xapian throws.
absl::StatusOr<SearchResults> Execute(const Node& root,
                                      const SearchOptions& options,
                                      OpenIndex* index, Analyzer* analyzer,
                                      const IndexQuery& excluded = {});

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// One query over one choice of partitions and filters.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/analyzer.h"
#include "defnews/searcher.h"
#include "searcher/compile/date_filter.h"
#include "searcher/compile/query_compiler.h"
#include "searcher/engine/engine.h"
#include "searcher/partitions/open_index.h"
#include "searcher/query/ast.h"

namespace defnews {

struct RequestContext {
  const Node& root;
  const SearchOptions& options;
  const Interval& interval;    // what the options leave
  const IndexQuery& excluded;  // what this finds is no match
  OpenIndex* index;
  Analyzer* analyzer;
};

// Whether undated articles match under these options, never kDefault.
Undated UndatedMode(const SearchOptions& options, const Interval& interval);

struct Request {
  std::vector<size_t> partitions;
  std::unique_ptr<Engine> engine;  // none if there are no partitions
  CompiledQuery compiled;
  IndexQuery query;  // compiled and filtered
};

// `mode` is not kDefault. InvalidArgument or ResourceExhausted for what cannot
// be asked. May throw what Xapian throws.
absl::StatusOr<Request> MakeRequest(const RequestContext& context,
                                    Undated mode);

// What of `query` the filters leave.
IndexQuery WithFilters(IndexQuery query, const RequestContext& context,
                       Undated mode);

// Every article that the filters leave, whatever the query.
IndexQuery AllFiltered(const RequestContext& context, Undated mode);

}  // namespace defnews

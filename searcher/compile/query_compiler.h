// SPDX-License-Identifier: GPL-3.0-or-later
// Syntax tree -> index query. What Xapian cannot nest or the index does not
// hold (NEAR over phrases, words as typed, phrases of the body alone) becomes
// a query that finds all of it and more, marked as inexact; the caller then
// checks each match against the stored text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/dates/published_date.h"
#include "common/text/analyzer.h"
#include "searcher/compile/index_query.h"
#include "searcher/engine/engine.h"
#include "searcher/query/ast.h"

namespace defnews {

struct CompiledQuery {
  IndexQuery query;
  bool exact = true;
  size_t words = 0;         // and phrases, that may score
  bool long_query = false;  // whether the long list of stop words applied
  // What each scoring leaf is called and asked as, for --explain.
  std::vector<std::pair<std::string, IndexQuery>> leaves;
};

struct CompileContext {
  Engine* engine;  // prefixes are expanded against what it has
  Analyzer* analyzer;
  DayRange bounds;  // of all dated articles
};

// InvalidArgument or ResourceExhausted for what cannot be asked. May throw
// what Xapian throws.
absl::StatusOr<CompiledQuery> CompileQuery(const Node& root,
                                           const CompileContext& context);

}  // namespace defnews

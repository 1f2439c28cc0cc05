// SPDX-License-Identifier: GPL-3.0-or-later
// Syntax tree -> Xapian query. What Xapian cannot nest or the index does not
// hold (NEAR over phrases, words as typed, phrases of the body alone) becomes
// a query that finds all of it and more, marked as inexact; the caller then
// checks each match against the stored text.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/dates/published_date.h"
#include "common/text/analyzer.h"
#include "searcher/query/ast.h"

namespace defnews {

struct CompiledQuery {
  Xapian::Query query;
  bool exact = true;
  // What each scoring leaf is called and asked as, for --explain.
  std::vector<std::pair<std::string, Xapian::Query>> leaves;
};

struct CompileContext {
  const Xapian::Database* database;  // prefixes are expanded against it
  Analyzer* analyzer;
  DayRange bounds;  // of all dated articles
};

// InvalidArgument or ResourceExhausted for what cannot be asked. May throw
// what Xapian throws.
absl::StatusOr<CompiledQuery> CompileQuery(const Node& root,
                                           const CompileContext& context);

// Any of these terms.
Xapian::Query AnyOf(const std::vector<std::string>& terms);

}  // namespace defnews

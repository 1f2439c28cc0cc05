// SPDX-License-Identifier: GPL-3.0-or-later
// Index queries of single leaves: words at consecutive positions, syllables,
// names, and what stands in the body alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/analyzer.h"
#include "searcher/compile/index_query.h"
#include "searcher/engine/engine.h"
#include "searcher/query/ast.h"

namespace defnews {

// Before the terms of a field; empty where the terms of all fields are asked.
std::string_view FieldPrefix(Field field);

// The terms one after another, or an alternative for all of them. `as_typed`:
// a lone syllable is a word, not the beginning of one. ResourceExhausted if it
// begins too many. May throw what Xapian throws.
absl::StatusOr<IndexQuery> SequenceQuery(const QueryTerms& terms,
                                         const std::string& prefix,
                                         bool as_typed, Engine* engine);

// Those articles of `query`, which finds `term`, that have it in the body.
IndexQuery InBody(IndexQuery query, const std::string& term);
// Any of the terms, in the body.
IndexQuery AnyInBody(const std::vector<std::string>& terms);

// The reading of a kName.
IndexQuery NameQuery(const Node& node);

// Whether it is Hangul alone.
bool IsHangulText(std::string_view text);

}  // namespace defnews

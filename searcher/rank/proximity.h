// SPDX-License-Identifier: GPL-3.0-or-later
// Nearness of query words as evidence: of the words that stand side by side in
// the query, how many pairs stand near each other in the article. Too dear for
// every match (some hundred times the query), so asked of the best alone.
#pragma once

#include <cstddef>

#include "common/text/analyzer.h"
#include "searcher/engine/engine.h"
#include "searcher/query/ast.h"

namespace defnews {

// How many of the best matches are put in a new order.
inline constexpr size_t kRerankWindow = 50;

// Scores what RELEVANCE.md found best: each pair within 8 positions, the 8
// pairs whose rarer word is rarest, at a small weight. Nothing if no two words
// of `root` stand side by side. `long_query`: which stop words are
// passed over. May throw what Xapian throws.
IndexQuery ProximityEvidence(const Node& root, bool long_query, Engine* engine,
                             Analyzer* analyzer);

}  // namespace defnews

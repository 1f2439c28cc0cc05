// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions from spelling: the words and outlets of a query that the index
// does not have, replaced by near ones that it has.
#pragma once

#include <vector>

#include "common/text/analyzer.h"
#include "searcher/engine/engine.h"
#include "searcher/query/ast.h"
#include "searcher/suggest/candidate.h"

namespace defnews {

// None if each word is in some article: then their combination found nothing,
// and nothing is misspelled. Prefixes, dates and what is under NOT are left
// alone. `far`: the index is on servers. Throws what Xapian throws.
std::vector<Candidate> SpellingCandidates(const Node& root, Engine* engine,
                                          bool far, Analyzer* analyzer);

}  // namespace defnews

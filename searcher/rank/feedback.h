// SPDX-License-Identifier: GPL-3.0-or-later
// Words that the best matches of a question have in common, as evidence for
// the rest (a relevance model, after RM3), for `--feedback`.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/analyzer.h"
#include "searcher/engine/engine.h"

namespace defnews {

// Fewer words say too little: there it would do harm.
inline constexpr size_t kFeedbackWords = 12;
inline constexpr size_t kFeedbackArticles = 10;

// `best`: the first kFeedbackArticles matches; `words`: how many the query
// has; `articles`: how many the index has. Nothing if there are no matches.
// Reads the stored texts, so that no server need keep lists of terms. May
// throw what Xapian throws.
absl::StatusOr<IndexQuery> FeedbackEvidence(const std::vector<Match>& best,
                                            size_t words, size_t articles,
                                            Engine* engine, Analyzer* analyzer);

}  // namespace defnews

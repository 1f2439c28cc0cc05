// SPDX-License-Identifier: GPL-3.0-or-later
// What the options of a search weigh beyond its query.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "searcher/execute/request.h"

namespace defnews {

// Whether the options ask for any, and the query can have it.
bool WantsEvidence(const RequestContext& context, const Request& request);

// Adds the evidence that is asked for to the query of a request, and to its
// leaves, so that --explain shows it. What matches stays the same. `best`: its
// first kFeedbackArticles hits as they would be shown, verified and without
// copies. May throw what Xapian throws.
absl::Status AddEvidence(const RequestContext& context,
                         const std::vector<Match>& best, Request* request);

}  // namespace defnews

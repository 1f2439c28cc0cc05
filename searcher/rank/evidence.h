// SPDX-License-Identifier: GPL-3.0-or-later
// What the options of a search weigh beyond its query.
#pragma once

#include "absl/status/status.h"
#include "searcher/execute/request.h"

namespace defnews {

// Adds the evidence that is asked for to the query of a request, and to its
// leaves, so that --explain shows it. What matches stays the same. May throw
// what Xapian throws.
absl::Status AddEvidence(const RequestContext& context, Request* request);

}  // namespace defnews

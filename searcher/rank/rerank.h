// SPDX-License-Identifier: GPL-3.0-or-later
// A second look at the best matches.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "searcher/engine/engine.h"

namespace defnews {

// Adds to each match what `evidence` weighs for it, and puts them in the order
// of the sums; ties stay as they were. One query, whatever their number. May
// throw what Xapian throws.
absl::Status Rerank(const IndexQuery& evidence, Engine* engine,
                    std::vector<Match>* matches);

}  // namespace defnews

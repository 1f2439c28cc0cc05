// SPDX-License-Identifier: GPL-3.0-or-later
// Words one edit apart, in scripts written letter by letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/suggest/term_gaps.h"

namespace defnews {

// The words of `list` that one letter more, one less, another one, or two
// changed round make of `word` (case folded), sorted, without `word`. The
// first letter may be the wrong one. Throws what Xapian throws.
std::vector<std::string> LatinNeighbours(std::string_view word,
                                         const TermList& list);

}  // namespace defnews

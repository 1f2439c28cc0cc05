// SPDX-License-Identifier: GPL-3.0-or-later
// All that a search returned, as text to compare.
#pragma once

#include <string>

#include "defnews/searcher.h"

namespace defnews {

// Weights to the last bit. The number of the generation is left out.
std::string Printed(const Result<SearchResults>& results);

}  // namespace defnews

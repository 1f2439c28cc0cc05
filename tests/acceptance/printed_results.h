// SPDX-License-Identifier: GPL-3.0-or-later
// All that a search returned, as text to compare; weights to the last bit.
#pragma once

#include <string>

#include "defnews/searcher.h"

namespace defnews {

// The number of the generation is left out.
std::string Printed(const Result<SearchResults>& results);

}  // namespace defnews

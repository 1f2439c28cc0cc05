// SPDX-License-Identifier: GPL-3.0-or-later
// The outlets of an index, and those whose names come near one it has not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/engine.h"

namespace defnews {

// Whether any article is of this outlet (lower case). Throws what Xapian
// throws, as does the other.
bool HasSource(Engine* engine, std::string_view name);

// The nearest outlets, at most 3: fewest edits first, then those with the
// most articles. An edit for every three letters is near, and so is a name
// that begins with the other.
std::vector<std::string> NearestSources(Engine* engine, std::string_view name);

}  // namespace defnews

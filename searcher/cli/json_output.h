// SPDX-License-Identifier: GPL-3.0-or-later
// The answer as JSON Lines; the keys and their order are a contract. Article
// text stays as it is, since the highlights count its bytes.
#pragma once

#include <string>
#include <string_view>

#include "defnews/searcher.h"

namespace defnews {

// The record of the query, as one line with its line feed. `like`: the id of
// the article that was asked for instead, if any.
std::string JsonQuery(std::string_view query, const SearchResults& results,
                      bool explain, std::string_view like = {});

// The record of a hit, likewise.
std::string JsonHit(const Hit& hit, bool explain);

}  // namespace defnews

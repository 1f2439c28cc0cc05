// SPDX-License-Identifier: GPL-3.0-or-later
// Hits and articles for people to read. Control characters never get through.
#pragma once

#include <string>

#include "defnews/searcher.h"

namespace defnews {

// The explanation if there is one, then the hits with a blank line between
// them; ends in a line feed unless empty.
std::string PlainHits(const SearchResults& results, bool color);

// The lines of the explanation, each behind "# ".
std::string PlainExplanation(const SearchResults& results);

// Title, what is known of it, paragraphs, captions.
std::string PlainArticle(const StoredArticle& article, bool color);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// A query that finds articles like a given one.
#pragma once

#include <cstddef>
#include <optional>

#include "common/article/article.h"
#include "common/text/analyzer.h"
#include "searcher/engine/engine.h"
#include "searcher/query/ast.h"

namespace defnews {

// Any of the words that tell the article best from others: by how often it has
// them (title and lead count more, as in the index) and how rare they are.
// `articles`: how many the index has. Nothing if it has no such word. May throw
// what Xapian throws.
std::optional<Node> LikeQuery(const Article& article, size_t articles,
                              Engine* engine, Analyzer* analyzer);

}  // namespace defnews

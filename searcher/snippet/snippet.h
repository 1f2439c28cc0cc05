// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an article that shows the query best.
#pragma once

#include <cstddef>

#include "common/article/article.h"
#include "defnews/searcher.h"
#include "searcher/match/text_matcher.h"

namespace defnews {

struct SnippetOptions {
  // Whole sentences are taken up to about this many bytes, but at least one.
  // A sentence of more than twice as many is cut between words, with an
  // ellipsis at each cut.
  size_t max_bytes = 320;
};

// The consecutive sentences of the body with the most leaves of the query in
// them, then the most matches, then the earliest. If the body has no match:
// the first caption that has one, else how the body begins. Verbatim but for
// line breaks, which become spaces. Empty only if there is no such text.
//
// The highlights are ascending and do not overlap.
Snippet MakeSnippet(const Article& article, TextMatcher* matcher,
                    const SnippetOptions& options = {});

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "corpus/extract/page_tree.h"

namespace defnews {

// How much is taken away before the article is looked for.
enum class Pruning {
  kFull,      // elements that are not part of an article, or are named so
  kElements,  // the former only
  kNone,
};

// For each node of the tree whether it is left out with all under it. Elements
// called nav, aside or footer are, and those whose names tell of comments,
// shares and the like, unless too much of the page's text is in them: where a
// page leaves them unclosed they take in what follows.
std::vector<bool> MarkBoilerplate(const PageTree& tree, Pruning pruning);

}  // namespace defnews

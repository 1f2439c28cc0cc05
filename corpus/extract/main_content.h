// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "corpus/extract/page_tree.h"
#include "corpus/extract/text_block.h"

namespace defnews {

// The element that holds the article.
struct MainContent {
  uint32_t node = 0;
  // Whether the page itself calls it the text of an article.
  bool named = false;
  // Bytes of running text in it and on the whole page.
  uint32_t mass = 0;
  uint32_t page_mass = 0;
};

// Whether the block is running text: sentences, and not of links.
bool IsRunningText(const TextBlock& block);

// Whether the block is what broken markup and templates leave behind: braces,
// quotes, equal signs.
bool LooksLikeCode(const TextBlock& block);

// By the running text in each element: the fullest that is called a body of
// text, <article> or <main>, if that has a fair part of what the page has;
// else the innermost that has most of it.
MainContent FindMainContent(const PageTree& tree,
                            const std::vector<TextBlock>& blocks);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "corpus/extract/main_content.h"
#include "corpus/extract/page_kind.h"
#include "corpus/extract/page_tree.h"
#include "corpus/extract/text_block.h"

namespace defnews {

// What is known of a page once its text is found.
struct FoundText {
  const PageTree& tree;
  const MainContent& content;
  // All blocks that are not boilerplate, and those of the article.
  const std::vector<TextBlock>& blocks;
  const std::vector<TextBlock>& kept;
  std::string_view title;
  // Whether its metadata say that it is an article.
  bool says_article = false;
};

// Short pages are told by their words, lists by their links.
PageKind JudgePage(const FoundText& page);

// Whether the text ends in an invitation to subscribe or to read on elsewhere.
bool EndsAtWall(const std::vector<TextBlock>& kept,
                const std::vector<TextBlock>& blocks);

}  // namespace defnews

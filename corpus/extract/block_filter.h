// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "corpus/extract/main_content.h"
#include "corpus/extract/page_title.h"
#include "corpus/extract/page_tree.h"
#include "corpus/extract/text_block.h"

namespace defnews {

// The blocks within `content` that are the article's own: without links to
// other pages, buttons, its title, bylines and stamps, headings over nothing,
// and what follows its end.
std::vector<TextBlock> FilterBlocks(const PageTree& tree,
                                    const MainContent& content,
                                    const std::vector<TextBlock>& blocks,
                                    const FoundTitle& title);

}  // namespace defnews

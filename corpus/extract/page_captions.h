// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "corpus/dates/html_dates.h"
#include "corpus/extract/main_content.h"
#include "corpus/extract/page_tree.h"
#include "corpus/extract/text_block.h"

namespace defnews {

// The captions of the article's pictures, each once: the elements that are or
// are called captions from its headline to its end, and the blocks of its text
// that carry a photo credit.
std::vector<std::string> FindCaptions(const PageTree& tree, HeadZone zone,
                                      const MainContent& content,
                                      const std::vector<TextBlock>& blocks);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a page in blocks: what stands between two borders of block
// elements, or two line breaks in a row.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/extract/page_tree.h"

namespace defnews {

struct TextBlock {
  // On one line, white space collapsed; never empty.
  std::string text;
  // Index of the first node of its text, and of the block element around it.
  uint32_t first = 0;
  uint32_t element = 0;
  uint32_t row = 0;               // of a table, 0 if in none
  HtmlTag tag = HtmlTag::kBlock;  // of that element
  int heading = 0;                // level, 0 if it is none
  bool item = false;              // within a list item
  uint32_t number = 0;            // that it begins with, of an ordered list
  bool cell = false;              // within a table's cell
  uint32_t ink = 0;               // bytes but for spaces
  uint32_t link_ink = 0;          // of these within links
  uint32_t bold_ink = 0;          // of these in bold
  uint32_t links = 0;

  double link_density() const {
    return ink == 0 ? 0 : static_cast<double>(link_ink) / ink;
  }
};

// The blocks of all nodes not `dropped`, in order.
std::vector<TextBlock> CollectBlocks(const PageTree& tree,
                                     const std::vector<bool>& dropped);

// The texts of the blocks, one a paragraph; short cells of one row of a table
// make one, set off by bars. Items of ordered lists begin with their number, as
// they do on the screen.
std::vector<std::string> ParagraphsOf(const std::vector<TextBlock>& blocks);

// Appends `text` to `line`: white space as one space, invisible characters
// left out.
void AppendCollapsed(std::string_view text, std::string* line);

}  // namespace defnews

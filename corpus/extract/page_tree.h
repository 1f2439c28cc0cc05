// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed page as a flat list of nodes in document order, with what judging
// them needs: kind of element, hints of its class and id, amounts of text.
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/extract/html_tag.h"
#include "corpus/extract/name_clues.h"

namespace defnews {

struct PageNode {
  xmlNode* node = nullptr;
  uint32_t parent = 0;
  // One past the last node under this one.
  uint32_t end = 0;
  // Bytes of text under it but for ASCII white space, and of it within links.
  uint32_t text = 0;
  uint32_t link_text = 0;
  HtmlTag tag = HtmlTag::kText;
  NameClue clue = NameClue::kNone;
  bool hidden = false;     // by its attributes
  bool body_prop = false;  // itemprop="articleBody"
};

class PageTree {
 public:
  // Scripts, styles and other elements without text of the page are left out,
  // and so is what exceeds some million nodes. `root` must outlive this.
  explicit PageTree(xmlNode* root);

  const std::vector<PageNode>& nodes() const { return nodes_; }
  size_t size() const { return nodes_.size(); }
  const PageNode& operator[](size_t i) const { return nodes_[i]; }
  // JSON-LD blocks in order.
  const std::vector<xmlNode*>& json_ld() const { return json_ld_; }

 private:
  bool Add(xmlNode* node, uint32_t parent);
  void SumText();

  NameClues clues_;
  std::vector<PageNode> nodes_;
  std::vector<xmlNode*> json_ld_;
};

// The text of a text node.
std::string_view TextOf(const xmlNode* node);

}  // namespace defnews

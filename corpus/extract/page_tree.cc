// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_tree.h"

#include <algorithm>

#include "corpus/extract/html_document.h"

namespace defnews {
namespace {

constexpr size_t kMostNodes = size_t{2} << 20;

uint32_t InkOf(std::string_view text) {
  const auto blanks = std::count_if(text.begin(), text.end(), [](char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  });
  return static_cast<uint32_t>(text.size() - static_cast<size_t>(blanks));
}

// Hidden by its own attributes; style sheets are not read.
bool IsHidden(const xmlNode* node) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr;
       attribute = attribute->next) {
    const std::string_view name = NameOf(attribute);
    if (name == "hidden") return true;
    if (name == "aria-hidden" && ValueOf(attribute) == "true") return true;
    if (name != "style") continue;
    const std::string_view style = ValueOf(attribute);
    const size_t display = style.find("display");
    if (display != std::string_view::npos &&
        style.substr(display, sizeof("display : none")).find("none") !=
            std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string_view TextOf(const xmlNode* node) {
  return node->content == nullptr
             ? std::string_view()
             : std::string_view(reinterpret_cast<const char*>(node->content));
}

PageTree::PageTree(xmlNode* root) {
  xmlNode* node = root;
  uint32_t parent = 0;
  while (node != nullptr && nodes_.size() < kMostNodes) {
    const auto at = static_cast<uint32_t>(nodes_.size());
    if (Add(node, parent) && node->children != nullptr) {
      node = node->children;
      parent = at;
      continue;
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      if (nodes_[parent].node != node) continue;
      nodes_[parent].end = static_cast<uint32_t>(nodes_.size());
      parent = nodes_[parent].parent;
    }
    node = node == root ? nullptr : node->next;
  }
  SumText();
}

// Whether to go on below it.
bool PageTree::Add(xmlNode* node, uint32_t parent) {
  const bool text =
      node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
  if (!text && node->type != XML_ELEMENT_NODE) return false;
  PageNode added;
  added.node = node;
  added.parent = parent;
  if (text) {
    added.text = InkOf(TextOf(node));
    nodes_.push_back(added);
    return false;
  }
  added.tag = HtmlTagOf(ElementName(node));
  if (added.tag == HtmlTag::kScript) {
    if (IsJsonLd(node)) json_ld_.push_back(node);
    return false;
  }
  if (IsWithoutText(added.tag)) return false;
  if (node->properties != nullptr && !IsPageElement(added.tag)) {
    added.clue = clues_.Of(node);
    added.hidden = IsHidden(node);
    added.body_prop = HasItemprop(node, "articleBody");
  }
  nodes_.push_back(added);
  return true;
}

void PageTree::SumText() {
  for (size_t i = nodes_.size(); i-- > 0;) {
    PageNode& node = nodes_[i];
    // A node whose end was not reached is open to the end of the page.
    if (node.end == 0) {
      const bool inner = i + 1 < nodes_.size() && nodes_[i + 1].parent == i;
      node.end = static_cast<uint32_t>(inner ? nodes_.size() : i + 1);
    }
    if (node.tag == HtmlTag::kA) node.link_text = node.text;
    if (i == 0) break;
    if (node.tag == HtmlTag::kFallback) continue;
    nodes_[node.parent].text += node.text;
    nodes_[node.parent].link_text += node.link_text;
  }
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/text_block.h"

#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "corpus/extract/html_document.h"

namespace defnews {
namespace {

// The bytes of a white space character at `at`, 0 if there is none.
size_t SpaceAt(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if ((c & 0x80) == 0) return 0;
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\xC2\xA0")) return 2;
  if (rest == "\xE3\x80\x80" || rest == "\xE2\x80\xA8" ||
      rest == "\xE2\x80\xA9" || rest == "\xE2\x80\xAF") {
    return 3;
  }
  // The spaces of typography, U+2000 to U+200A.
  if (rest.starts_with("\xE2\x80") && rest.size() == 3) {
    const auto last = static_cast<uint8_t>(rest[2]);
    if (last >= 0x80 && last <= 0x8A) return 3;
  }
  return 0;
}

// Soft hyphens, zero-width characters, marks of direction, byte order marks.
size_t InvisibleAt(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\xC2\xAD")) return 2;
  if (rest == "\xEF\xBB\xBF" || rest == "\xE2\x81\xA0") return 3;
  if (rest.starts_with("\xE2\x80") && rest.size() == 3) {
    const auto last = static_cast<uint8_t>(rest[2]);
    if (last >= 0x8B && last <= 0x8F) return 3;
  }
  return 0;
}

bool IsCellOrItem(HtmlTag tag) {
  return tag == HtmlTag::kCell || tag == HtmlTag::kLi || tag == HtmlTag::kDd ||
         tag == HtmlTag::kDt;
}

class Collection {
 public:
  Collection(const PageTree& tree, const std::vector<bool>& dropped)
      : tree_(tree), dropped_(dropped), items_(tree.size(), 0) {}

  std::vector<TextBlock> Collect() {
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      LeaveUntil(i);
      if (dropped_[i]) {
        i = tree_[i].end - 1;
        continue;
      }
      Visit(i);
    }
    LeaveUntil(static_cast<uint32_t>(tree_.size()));
    Flush();
    return std::move(blocks_);
  }

 private:
  void Visit(uint32_t i) {
    const PageNode& node = tree_[i];
    if (node.tag == HtmlTag::kText) {
      AddText(i, TextOf(node.node));
      return;
    }
    if (node.tag == HtmlTag::kBr) {
      if (++breaks_ > 1) Flush();
      AppendCollapsed(" ", &block_.text);
      return;
    }
    if (!IsInlineTag(node.tag)) Flush();
    if (node.tag == HtmlTag::kA) ++block_.links;
    if (node.tag == HtmlTag::kLi) number_ = NumberOf(node);
    if (node.end == i + 1) {
      if (node.tag == HtmlTag::kLi) number_ = 0;
      return;
    }
    open_.push_back(i);
    Count(node.tag, 1);
  }

  // That browsers show before an item; 0 if they show none.
  uint32_t NumberOf(const PageNode& item) {
    const PageNode& list = tree_[item.parent];
    if (ElementName(list.node) != "ol") return 0;
    uint32_t& last = items_[item.parent];
    constexpr uint32_t kMost = 9999;
    uint32_t start = 0;
    if (last == 0 && absl::SimpleAtoi(Attribute(list.node, "start"), &start) &&
        start > 0 && start < kMost) {
      last = start - 1;
    }
    return ++last;
  }

  void LeaveUntil(uint32_t i) {
    while (!open_.empty() && tree_[open_.back()].end <= i) {
      const HtmlTag tag = tree_[open_.back()].tag;
      if (!IsInlineTag(tag)) Flush();
      if (tag == HtmlTag::kLi) number_ = 0;
      Count(tag, -1);
      open_.pop_back();
    }
  }

  void Count(HtmlTag tag, int step) {
    if (tag == HtmlTag::kA) in_link_ += step;
    if (tag == HtmlTag::kStrong) in_bold_ += step;
  }

  void AddText(uint32_t i, std::string_view text) {
    if (tree_[i].text > 0) breaks_ = 0;
    if (block_.ink == 0) {
      block_.first = i;
      block_.text.clear();
    }
    AppendCollapsed(text, &block_.text);
    const uint32_t ink = tree_[i].text;
    block_.ink += ink;
    if (in_link_ > 0) block_.link_ink += ink;
    if (in_bold_ > 0) block_.bold_ink += ink;
  }

  void Flush() {
    breaks_ = 0;
    if (block_.text.ends_with(' ')) block_.text.pop_back();
    if (!block_.text.empty()) {
      Describe();
      block_.number = std::exchange(number_, 0);
      blocks_.push_back(std::move(block_));
    }
    block_ = TextBlock();
  }

  // By the elements around its text.
  void Describe() {
    uint32_t at = tree_[block_.first].parent;
    bool found = false;
    constexpr int kMostAncestors = 12;
    for (int i = 0; i < kMostAncestors; ++i) {
      const HtmlTag tag = tree_[at].tag;
      if (!found && !IsInlineTag(tag)) {
        block_.element = at;
        block_.tag = tag;
        found = true;
      }
      // An unclosed heading takes in what follows it.
      constexpr uint32_t kMostHeading = 300;
      if (block_.heading == 0 && tree_[at].text <= kMostHeading &&
          !HoldsParagraph(at)) {
        block_.heading = HeadingLevel(tag);
      }
      if (tag == HtmlTag::kRow && block_.row == 0) block_.row = at;
      if (tag == HtmlTag::kCell) block_.cell = true;
      if (IsCellOrItem(tag) && !block_.cell) block_.item = true;
      if (at == 0) break;
      at = tree_[at].parent;
    }
  }

  bool HoldsParagraph(uint32_t at) const {
    if (HeadingLevel(tree_[at].tag) == 0) return false;
    for (uint32_t i = at + 1; i < tree_[at].end; ++i) {
      if (tree_[i].tag == HtmlTag::kP) return true;
    }
    return false;
  }

  const PageTree& tree_;
  const std::vector<bool>& dropped_;
  std::vector<TextBlock> blocks_;
  // Of each ordered list the number of the last item met.
  std::vector<uint32_t> items_;
  // Of the item that no text of was met yet.
  uint32_t number_ = 0;
  std::vector<uint32_t> open_;
  TextBlock block_;
  int in_link_ = 0;
  int in_bold_ = 0;
  int breaks_ = 0;
};

// Some authors write the numbers themselves, too.
std::string Numbered(const TextBlock& block) {
  if (block.number == 0) return block.text;
  const std::string number = std::to_string(block.number);
  return block.text.starts_with(number) ? block.text
                                        : number + ". " + block.text;
}

}  // namespace

void AppendCollapsed(std::string_view text, std::string* line) {
  size_t i = 0;
  while (i < text.size()) {
    if (const size_t space = SpaceAt(text, i); space > 0) {
      if (!line->empty() && line->back() != ' ') *line += ' ';
      i += space;
      continue;
    }
    if (const size_t nothing = (text[i] & 0x80) == 0 ? 0 : InvisibleAt(text, i);
        nothing > 0) {
      i += nothing;
      continue;
    }
    *line += text[i++];
  }
}

std::vector<TextBlock> CollectBlocks(const PageTree& tree,
                                     const std::vector<bool>& dropped) {
  return Collection(tree, dropped).Collect();
}

std::vector<std::string> ParagraphsOf(const std::vector<TextBlock>& blocks) {
  constexpr uint32_t kShortCell = 120;
  std::vector<std::string> paragraphs;
  uint32_t row = 0;
  for (const TextBlock& block : blocks) {
    const bool short_cell = block.cell && block.ink <= kShortCell;
    if (short_cell && row != 0 && block.row == row) {
      paragraphs.back() += " | " + block.text;
      continue;
    }
    row = short_cell ? block.row : 0;
    paragraphs.push_back(Numbered(block));
  }
  return paragraphs;
}

}  // namespace defnews

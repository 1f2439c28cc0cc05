// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/boilerplate.h"

#include <algorithm>

namespace defnews {
namespace {

constexpr double kNever = -1;

// Of the page's text, the share up to which an element of that kind is left
// out.
double MostShareOfTag(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::kNav:
    case HtmlTag::kAside:
    case HtmlTag::kFooter:
    case HtmlTag::kFigure:
    case HtmlTag::kFigcaption:
      return 0.5;
    case HtmlTag::kForm:
      return 0.3;
    case HtmlTag::kButton:
      return 0.15;
    default:
      return kNever;
  }
}

constexpr double kMostHidden = 0.3;
constexpr double kMostHead = 0.5;

class Marking {
 public:
  Marking(const PageTree& tree, Pruning pruning)
      : tree_(tree),
        pruning_(pruning),
        body_text_(tree.size(), 0),
        paragraphs_(tree.size() + 1, 0),
        headlines_(tree.size() + 1, 0),
        dropped_(tree.size(), false) {
    for (size_t i = 0; i < tree.size(); ++i) {
      const bool headline = tree[i].tag == HtmlTag::kH1 && tree[i].text > 0;
      paragraphs_[i + 1] = paragraphs_[i] + (IsParagraph(tree[i]) ? 1 : 0);
      headlines_[i + 1] = headlines_[i] + (headline ? 1 : 0);
    }
    for (size_t i = tree.size(); i-- > 1;) {
      const PageNode& node = tree[i];
      const bool body = node.body_prop || node.clue == NameClue::kBody;
      const uint32_t text = body ? node.text : body_text_[i];
      uint32_t& above = body_text_[node.parent];
      above = std::max(above, text);
    }
  }

  std::vector<bool> Mark() {
    size_t i = 0;
    while (i < tree_.size()) {
      const PageNode& node = tree_[i];
      if (!IsLeftOut(node)) {
        ++i;
        continue;
      }
      for (; i < node.end; ++i) dropped_[i] = true;
    }
    return std::move(dropped_);
  }

 private:
  bool IsLeftOut(const PageNode& node) const {
    if (node.tag == HtmlTag::kText) return false;
    const double page = tree_.size() == 0 ? 0 : tree_[0].text;
    const double share = page == 0 ? 0 : node.text / page;
    if (node.tag == HtmlTag::kTitle) return true;
    // Where the tag of the body is left out the head may take it in.
    if (node.tag == HtmlTag::kHead) return share <= kMostHead;
    if (pruning_ == Pruning::kNone) return false;
    if (node.tag == HtmlTag::kFallback) return true;
    if (share <= MostShareOfTag(node.tag) && !IsTableFigure(node)) return true;
    if (pruning_ == Pruning::kElements) return false;
    if (node.hidden && share <= kMostHidden) return !HoldsStory(node);
    if (node.clue == NameClue::kNone || node.clue == NameClue::kBody) {
      return false;
    }
    if (node.tag == HtmlTag::kArticle && node.clue == NameClue::kAbout) {
      return false;
    }
    // Headings are styled as headers and banners of their sections.
    if (HeadingLevel(node.tag) > 1 && node.clue != NameClue::kApart) {
      return false;
    }
    return share <= MostShare(node.clue) && !HoldsBody(node) &&
           !(node.clue != NameClue::kApart && HoldsStory(node));
  }

  static bool IsParagraph(const PageNode& node) {
    constexpr uint32_t kLeastInk = 80;
    return node.tag == HtmlTag::kP && node.text >= kLeastInk &&
           node.link_text * 2 < node.text;
  }

  // Whether a headline and several paragraphs are in it: then a name such as
  // `category-news` or `no-banner` says little.
  bool HoldsStory(const PageNode& node) const {
    constexpr uint32_t kLeastParagraphs = 3;
    const uint32_t begin = IndexOf(node);
    return headlines_[node.end] > headlines_[begin] &&
           paragraphs_[node.end] - paragraphs_[begin] >= kLeastParagraphs;
  }

  // Whether most of it is what the page calls the text of an article.
  bool HoldsBody(const PageNode& node) const {
    constexpr double kMost = 0.6;
    constexpr uint32_t kLeast = 300;
    const uint32_t body = body_text_[IndexOf(node)];
    return body >= kLeast && body >= kMost * node.text &&
           node.clue != NameClue::kApart;
  }

  // Some editors wrap each table in a figure.
  bool IsTableFigure(const PageNode& node) const {
    if (node.tag != HtmlTag::kFigure) return false;
    for (uint32_t i = IndexOf(node) + 1; i < node.end; ++i) {
      const HtmlTag tag = tree_[i].tag;
      if (tag == HtmlTag::kTable || tag == HtmlTag::kBlockquote) return true;
    }
    return false;
  }

  uint32_t IndexOf(const PageNode& node) const {
    return static_cast<uint32_t>(&node - tree_.nodes().data());
  }

  const PageTree& tree_;
  const Pruning pruning_;
  // Of each node the fullest element under it that is called a body of text.
  std::vector<uint32_t> body_text_;
  // Of each node how many stand before it.
  std::vector<uint32_t> paragraphs_;
  std::vector<uint32_t> headlines_;
  std::vector<bool> dropped_;
};

}  // namespace

std::vector<bool> MarkBoilerplate(const PageTree& tree, Pruning pruning) {
  return Marking(tree, pruning).Mark();
}

}  // namespace defnews

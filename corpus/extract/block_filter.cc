// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/block_filter.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "corpus/extract/article_end.h"
#include "corpus/extract/chrome.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_line.h"
#include "corpus/extract/photo_credit.h"

namespace defnews {
namespace {

constexpr double kMostLinks = 0.5;

// Links with hardly a word between them.
bool IsOnlyLinks(const TextBlock& block) {
  constexpr uint32_t kFewWords = 15;
  return block.heading == 0 && block.link_density() > kMostLinks &&
         block.ink - block.link_ink < kFewWords;
}

// What is left of `By <a>Kim Eun-jung</a>` and the like.
bool IsLabelOfByline(std::string_view line) {
  static const auto* const kLabels = new absl::flat_hash_set<std::string>{
      "by",           "edited by",       "written by",
      "reviewed by",  "fact checked by", "medically reviewed by",
      "published",    "published on",    "updated",
      "last updated", "updated on",      "posted on",
      "author",       "posted by",       "min read",
      "minute read",  "reading time"};
  constexpr size_t kWidest = 30;
  return line.size() <= kWidest && kLabels->contains(PhraseKey(line));
}

class Filter {
 public:
  Filter(const PageTree& tree, const MainContent& content,
         const std::vector<TextBlock>& blocks, const FoundTitle& title)
      : tree_(tree),
        blocks_(blocks),
        text_(content.node),
        title_key_(LetterKey(title.text)) {
    constexpr uint32_t kFarthest = 200;
    uint32_t top = text_;
    if (title.node != 0 && title.node < text_ &&
        text_ - title.node <= kFarthest) {
      top = title.node;
    }
    begin_ = 0;
    while (begin_ < blocks.size() && blocks[begin_].first < top) ++begin_;
    end_ = begin_;
    while (end_ < blocks.size() &&
           blocks[end_].first < tree_[content.node].end) {
      ++end_;
    }
  }

  std::vector<TextBlock> Run() {
    links_head_text_ = LinksHeadText();
    std::vector<bool> kept(blocks_.size(), false);
    for (size_t i = begin_; i < end_; ++i) {
      kept[i] = IsKept(blocks_[i]) &&
                (blocks_[i].first >= text_ || IsLead(blocks_[i]));
    }
    DropBehindEndMark(&kept);
    DropRepeated(&kept);
    DropEmptyHeadings(&kept);
    std::vector<TextBlock> result;
    for (size_t i = begin_; i < end_; ++i) {
      if (kept[i]) result.push_back(blocks_[i]);
    }
    result.resize(OwnBlocks(result));
    return result;
  }

 private:
  bool IsKept(const TextBlock& block) const {
    if (block.heading == 1) return false;
    if (block.cell) return true;
    if (IsOnlyLinks(block) && !IsLinkedSubheading(block)) return false;
    // What designers put where a text is to come.
    if (block.text.starts_with("Lorem ipsum dolor")) return false;
    constexpr size_t kLongestTitle = 400;
    if (block.text.size() < kLongestTitle &&
        LetterKey(block.text) == title_key_) {
      return false;
    }
    if (block.tag != HtmlTag::kPre && LooksLikeCode(block)) return false;
    if (ClassifyChrome(block.text) != ChromeKind::kNone) return false;
    if (block.heading == 0 && IsLabelOfByline(block.text)) return false;
    if (block.heading == 0 && !block.item && HasPhotoCredit(block.text)) {
      return false;
    }
    if (block.heading == 0 && BylineInLine(block.text)) return false;
    return !IsStampLine(block.text);
  }

  // Paragraphs of a link that head what they link to, one after the other.
  bool IsLinkedSubheading(const TextBlock& block) const {
    constexpr size_t kWidest = 120;
    return links_head_text_ && block.tag == HtmlTag::kP && !block.item &&
           TextWidth(block.text) <= kWidest;
  }

  // Whether there are several linked paragraphs and running text follows on
  // nearly all of them: links to other stories come alone or in a row.
  bool LinksHeadText() const {
    constexpr size_t kLeast = 3;
    constexpr double kNearlyAll = 0.8;
    size_t links = 0;
    size_t heads = 0;
    for (size_t i = begin_; i < end_; ++i) {
      if (blocks_[i].tag != HtmlTag::kP || blocks_[i].item ||
          !IsOnlyLinks(blocks_[i])) {
        continue;
      }
      ++links;
      if (i + 1 < end_ && IsRunningText(blocks_[i + 1])) ++heads;
    }
    return heads >= kLeast && static_cast<double>(heads) >=
                                  kNearlyAll * static_cast<double>(links);
  }

  // A first paragraph between the headline and the element of the text. A short
  // one is a subheading.
  static bool IsLead(const TextBlock& block) {
    constexpr double kFewLinks = 0.2;
    constexpr uint32_t kLeast = 160;
    return block.ink >= kLeast && IsRunningText(block) &&
           block.link_density() <= kFewLinks;
  }

  // What stands behind a copyright line or (END) is another story, unless most
  // of the text does.
  void DropBehindEndMark(std::vector<bool>* kept) const {
    size_t all = 0;
    for (size_t i = begin_; i < end_; ++i)
      all += (*kept)[i] ? blocks_[i].ink : 0;
    size_t before = 0;
    size_t mark = begin_;
    for (; mark < end_; ++mark) {
      if ((*kept)[mark]) before += blocks_[mark].ink;
      if (before * 2 < all || (*kept)[mark] || blocks_[mark].cell) continue;
      if (ClassifyChrome(blocks_[mark].text) == ChromeKind::kEndMark) break;
    }
    for (size_t i = mark; i < end_; ++i) (*kept)[i] = false;
  }

  // Pages hold some texts once for wide screens and once for narrow ones.
  void DropRepeated(std::vector<bool>* kept) const {
    constexpr uint32_t kLeastInk = 60;
    absl::flat_hash_set<std::string> seen;
    for (size_t i = begin_; i < end_; ++i) {
      if (!(*kept)[i] || blocks_[i].ink < kLeastInk) continue;
      if (!seen.insert(blocks_[i].text).second) (*kept)[i] = false;
    }
  }

  // Headings that are followed by nothing before one of their own level or
  // above.
  void DropEmptyHeadings(std::vector<bool>* kept) const {
    int open = 0;  // the level of the heading that waits for text, from below
    bool text_below = false;
    for (size_t i = end_; i-- > begin_;) {
      if (!(*kept)[i]) continue;
      const int level = blocks_[i].heading;
      if (level == 0) {
        text_below = true;
        continue;
      }
      if (!text_below && (open == 0 || level >= open)) {
        (*kept)[i] = false;
        continue;
      }
      open = level;
      text_below = false;
    }
  }

  const PageTree& tree_;
  const std::vector<TextBlock>& blocks_;
  const uint32_t text_;
  const std::string title_key_;
  bool links_head_text_ = false;
  size_t begin_ = 0;
  size_t end_ = 0;
};

}  // namespace

std::vector<TextBlock> FilterBlocks(const PageTree& tree,
                                    const MainContent& content,
                                    const std::vector<TextBlock>& blocks,
                                    const FoundTitle& title) {
  return Filter(tree, content, blocks, title).Run();
}

}  // namespace defnews

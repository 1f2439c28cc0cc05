// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/main_content.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "corpus/extract/html_document.h"

namespace defnews {
namespace {

constexpr uint32_t kLeastInk = 60;
constexpr double kMostLinks = 0.4;

bool HasStop(std::string_view text) {
  for (const std::string_view stop :
       {". ", "? ", "! ", ", ", "。", "、", "다 "}) {
    if (text.find(stop) != std::string_view::npos) return true;
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
         text.ends_with(':') || text.ends_with("\"") || text.ends_with("다");
}

class Choice {
 public:
  Choice(const PageTree& tree, const std::vector<TextBlock>& blocks)
      : tree_(tree), mass_(tree.size(), 0) {
    for (const TextBlock& block : blocks) {
      if (IsRunningText(block)) mass_[block.element] += block.ink;
    }
    for (size_t i = mass_.size(); i-- > 1;) mass_[tree_[i].parent] += mass_[i];
  }

  MainContent Choose() const {
    MainContent content;
    if (mass_.empty()) return content;
    content.page_mass = mass_[0];
    content.node = FindNamed();
    content.named = content.node != 0;
    content.node = JoinedWithLikes(content.node);
    Descend(&content);
    content.mass = mass_[content.node];
    return content;
  }

 private:
  static constexpr size_t kRanks = 4;

  // The lower, the more it is believed; kRanks if it is no candidate.
  static size_t RankOf(const PageNode& node) {
    if (node.body_prop) return 0;
    if (node.clue == NameClue::kBody) return 1;
    if (node.tag == HtmlTag::kArticle) return 2;
    return node.tag == HtmlTag::kMain ? 3 : kRanks;
  }

  // 0, the page, if there is none.
  uint32_t FindNamed() const {
    constexpr double kOfBest = 0.5;
    constexpr double kOfPage = 0.25;
    std::array<uint32_t, kRanks> best = {};
    uint32_t best_mass = 0;
    for (uint32_t i = 1; i < tree_.size(); ++i) {
      const size_t rank = RankOf(tree_[i]);
      if (rank == kRanks || mass_[i] == 0) continue;
      if (best[rank] == 0 || mass_[i] > mass_[best[rank]]) best[rank] = i;
      if (mass_[i] > best_mass) best_mass = mass_[i];
    }
    for (const uint32_t node : best) {
      if (node == 0) continue;
      if (mass_[node] < kOfBest * best_mass) continue;
      if (mass_[node] >= kOfPage * mass_[0]) return node;
    }
    return 0;
  }

  // Some pages cut the body of one article into several elements of the same
  // names: then the element that holds them all and little else.
  uint32_t JoinedWithLikes(uint32_t node) const {
    constexpr double kLeastLike = 0.1;
    constexpr double kOfWhole = 0.75;
    const size_t rank = RankOf(tree_[node]);
    if (node == 0 || rank > 1) return node;
    const std::string names = Attribute(tree_[node].node, "class");
    uint32_t at = node;
    uint32_t joined = node;
    uint32_t ours = mass_[node];
    while (at != 0) {
      const uint32_t parent = tree_[at].parent;
      for (uint32_t i = parent + 1; i < tree_[parent].end;) {
        if (i == at) {
          i = tree_[at].end;
          continue;
        }
        const bool like = mass_[i] > kLeastLike * mass_[node] &&
                          RankOf(tree_[i]) == rank &&
                          Attribute(tree_[i].node, "class") == names;
        if (like) ours += mass_[i];
        i = like ? tree_[i].end : i + 1;
      }
      at = parent;
      if (ours > mass_[joined] && ours >= kOfWhole * mass_[at]) joined = at;
      if (IsPageElement(tree_[at].tag)) break;
    }
    return joined;
  }

  void Descend(MainContent* content) const {
    constexpr double kOfNamed = 0.92;
    constexpr double kOfPage = 0.8;
    const double share = content->named ? kOfNamed : kOfPage;
    uint32_t at = content->node;
    while (true) {
      const uint32_t child = FullestChild(at);
      if (child == 0 || mass_[child] < share * mass_[at]) break;
      if (tree_[child].tag == HtmlTag::kP) break;
      at = child;
    }
    content->node = at;
  }

  uint32_t FullestChild(uint32_t at) const {
    uint32_t best = 0;
    for (uint32_t i = at + 1; i < tree_[at].end; i = tree_[i].end) {
      if (mass_[i] > 0 && (best == 0 || mass_[i] > mass_[best])) best = i;
    }
    return best;
  }

  const PageTree& tree_;
  std::vector<uint32_t> mass_;
};

}  // namespace

bool LooksLikeCode(const TextBlock& block) {
  constexpr double kMostMarks = 0.08;
  constexpr uint32_t kLeastCode = 100;
  if (block.ink < kLeastCode) return false;
  const auto marks =
      std::count_if(block.text.begin(), block.text.end(), [](char c) {
        return std::string_view("{}[]<>=;\\_|'\"").find(c) !=
               std::string_view::npos;
      });
  return static_cast<double>(marks) > kMostMarks * block.ink;
}

bool IsRunningText(const TextBlock& block) {
  return block.heading == 0 && block.ink >= kLeastInk &&
         block.link_density() <= kMostLinks && HasStop(block.text) &&
         !LooksLikeCode(block);
}

MainContent FindMainContent(const PageTree& tree,
                            const std::vector<TextBlock>& blocks) {
  return Choice(tree, blocks).Choose();
}

}  // namespace defnews

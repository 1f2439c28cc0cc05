// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_judgement.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_phrases.h"

namespace defnews {
namespace {

size_t InkOf(const std::vector<TextBlock>& blocks) {
  size_t ink = 0;
  for (const TextBlock& block : blocks) ink += block.ink;
  return ink;
}

bool HasPasswordField(const PageTree& tree) {
  return std::any_of(
      tree.nodes().begin(), tree.nodes().end(), [](const PageNode& node) {
        return node.tag == HtmlTag::kInput &&
               LowerAscii(Attribute(node.node, "type")) == "password";
      });
}

// The phrases of several lines together.
std::string KeysOf(const std::vector<TextBlock>& blocks) {
  constexpr size_t kMost = 4000;
  std::string keys;
  for (const TextBlock& block : blocks) {
    if (keys.size() > kMost) break;
    keys += PhraseKey(block.text) + '\n';
  }
  return keys;
}

// Blocks that are one link each, as long as headlines are.
bool IsLinkedHeadline(const TextBlock& block) {
  constexpr double kAll = 0.9;
  constexpr uint32_t kLeast = 20;
  constexpr uint32_t kMost = 200;
  return block.link_density() > kAll && block.ink >= kLeast &&
         block.ink <= kMost && !block.cell;
}

// Linked headlines within the article's element that outweigh its text: each
// has no more than a teaser.
bool IsList(const FoundText& page) {
  constexpr size_t kLeastHeadlines = 6;
  constexpr size_t kMostTeaser = 160;
  size_t headlines = 0;
  size_t linked_ink = 0;
  const uint32_t end = page.tree[page.content.node].end;
  for (const TextBlock& block : page.blocks) {
    if (block.first < page.content.node || block.first >= end) continue;
    if (!IsLinkedHeadline(block)) continue;
    ++headlines;
    linked_ink += block.ink;
  }
  if (headlines < kLeastHeadlines) return false;
  size_t text = 0;
  size_t longest = 0;
  for (const TextBlock& block : page.kept) {
    if (block.link_density() > 0.5) continue;
    text += block.ink;
    longest = std::max<size_t>(longest, block.ink);
  }
  constexpr size_t kParagraph = 600;
  if (longest > kParagraph) return false;
  constexpr double kMostText = 2.5;
  return text < headlines * kMostTeaser &&
         static_cast<double>(text) <
             kMostText * static_cast<double>(linked_ink);
}

// The headline of a card links to its story.
bool IsCard(const PageTree& tree, uint32_t article) {
  constexpr double kLinked = 0.8;
  for (uint32_t i = article + 1; i < tree[article].end; ++i) {
    if (HeadingLevel(tree[i].tag) == 0 || tree[i].text == 0) continue;
    const uint32_t parent = tree[i].parent;
    return tree[parent].tag == HtmlTag::kA ||
           tree[i].link_text >= kLinked * tree[i].text;
  }
  return false;
}

// Many <article>s beside each other whose headlines link elsewhere, with most
// of the text in them: teasers, however long they are.
bool IsListOfCards(const FoundText& page) {
  constexpr size_t kLeastCards = 6;
  constexpr uint32_t kMostInk = 1500;
  constexpr double kOfText = 0.6;
  const PageTree& tree = page.tree;
  std::vector<bool> in_card(tree.size(), false);
  size_t cards = 0;
  for (uint32_t i = page.content.node; i < tree[page.content.node].end; ++i) {
    if (tree[i].tag != HtmlTag::kArticle || tree[i].text > kMostInk) continue;
    if (in_card[i] || !IsCard(tree, i)) continue;
    ++cards;
    std::fill(in_card.begin() + i, in_card.begin() + tree[i].end, true);
  }
  if (cards < kLeastCards) return false;
  size_t ink = 0;
  for (const TextBlock& block : page.kept) {
    if (in_card[block.first]) ink += block.ink;
  }
  return static_cast<double>(ink) >=
         kOfText * static_cast<double>(InkOf(page.kept));
}

// What a wall says to the reader, not what an article quotes of one.
bool SpeaksOfWall(const TextBlock& block) {
  constexpr size_t kWidest = 200;
  if (TextWidth(block.text) > kWidest) return false;
  for (const std::string_view quote : {"\"", "“", "”", "‘"}) {
    if (block.text.find(quote) != std::string::npos) return false;
  }
  return CountPhrases(PhraseKey(block.text), PagePhrase::kWall) > 0;
}

}  // namespace

PageKind JudgePage(const FoundText& page) {
  constexpr size_t kShort = 700;
  constexpr size_t kVeryShort = 300;
  if (page.kept.empty()) return PageKind::kEmpty;
  const size_t ink = InkOf(page.kept);
  const std::string title = PhraseKey(page.title);
  if (ink < kShort) {
    const std::string text = KeysOf(page.kept);
    // A headline may be about an error; titles of error pages are short.
    constexpr size_t kMostWords = 8;
    const bool titled_error = CountPhrases(title, PagePhrase::kError) > 0 &&
                              LineWords(page.title).size() <= kMostWords;
    if (titled_error ||
        (ink < kVeryShort && CountPhrases(text, PagePhrase::kError) > 0)) {
      return PageKind::kError;
    }
    const bool login = CountPhrases(title, PagePhrase::kLogin) > 0 ||
                       CountPhrases(text, PagePhrase::kLogin) > 1 ||
                       ink < kVeryShort;
    if (!page.says_article && login && HasPasswordField(page.tree)) {
      return PageKind::kLogin;
    }
    if (CountPhrases(title, PagePhrase::kConsent) +
            CountPhrases(text, PagePhrase::kConsent) >
        2) {
      return PageKind::kConsent;
    }
  }
  const bool list = IsList(page) || IsListOfCards(page);
  return list && !page.says_article ? PageKind::kList : PageKind::kArticle;
}

bool EndsAtWall(const std::vector<TextBlock>& kept,
                const std::vector<TextBlock>& blocks) {
  if (kept.empty()) return false;
  // What is behind the wall, or about the author, may have been kept.
  constexpr size_t kLast = 3;
  constexpr size_t kBehind = 8;
  const uint32_t begin = kept[kept.size() - std::min(kLast, kept.size())].first;
  size_t behind = 0;
  for (const TextBlock& block : blocks) {
    if (block.first < begin) continue;
    if (block.first >= kept.back().first && behind++ > kBehind) break;
    if (SpeaksOfWall(block)) return true;
  }
  return false;
}

}  // namespace defnews

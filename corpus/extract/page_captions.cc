// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_captions.h"

#include <algorithm>

#include "corpus/extract/caption.h"
#include "corpus/extract/chrome.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/photo_credit.h"

namespace defnews {
namespace {

constexpr size_t kMostCaptions = 64;
constexpr uint32_t kMostInk = 600;

bool IsCaption(const PageTree& tree, uint32_t i) {
  constexpr uint32_t kMostNodes = 200;
  const PageNode& node = tree[i];
  if (node.text == 0 || node.text > kMostInk) return false;
  if (node.end - i > kMostNodes) return false;
  if (node.tag == HtmlTag::kFigcaption) return true;
  return node.clue == NameClue::kCaption && node.link_text * 2 < node.text;
}

}  // namespace

std::vector<std::string> FindCaptions(const PageTree& tree, HeadZone zone,
                                      const MainContent& content,
                                      const std::vector<TextBlock>& blocks) {
  std::vector<std::string> captions;
  if (tree.size() == 0) return captions;
  const uint32_t end = tree[content.node].end;
  uint32_t i = std::min(zone.begin, content.node);
  while (i < end && captions.size() < kMostCaptions) {
    if (!IsCaption(tree, i)) {
      ++i;
      continue;
    }
    AddCaption(WithoutRepetition(InnerText(tree[i].node)), &captions);
    i = tree[i].end;
  }
  for (const TextBlock& block : blocks) {
    if (block.first < content.node || block.first >= end) continue;
    if (block.heading != 0 || block.item || block.cell) continue;
    if (captions.size() >= kMostCaptions) break;
    if (!HasPhotoCredit(block.text)) continue;
    if (ClassifyChrome(block.text) != ChromeKind::kNone) continue;
    for (const std::string& caption : CaptionsInLine(block.text)) {
      AddCaption(caption, &captions);
    }
  }
  return captions;
}

}  // namespace defnews

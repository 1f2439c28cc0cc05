// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_article.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/dates/html_dates.h"
#include "corpus/extract/article_end.h"
#include "corpus/extract/block_filter.h"
#include "corpus/extract/body_text.h"
#include "corpus/extract/boilerplate.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/html_metadata.h"
#include "corpus/extract/json_ld.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/main_content.h"
#include "corpus/extract/page_byline.h"
#include "corpus/extract/page_captions.h"
#include "corpus/extract/page_judgement.h"
#include "corpus/extract/page_line.h"
#include "corpus/extract/page_title.h"
#include "corpus/extract/page_tree.h"
#include "corpus/extract/streamed_parts.h"
#include "corpus/extract/text_block.h"

namespace defnews {
namespace {

// One attempt to find the article.
struct Reading {
  Pruning pruning = Pruning::kFull;
  FoundTitle title;
  MainContent content;
  std::vector<TextBlock> blocks;
  std::vector<TextBlock> kept;

  size_t ink() const {
    size_t ink = 0;
    for (const TextBlock& block : kept) ink += block.ink;
    return ink;
  }
};

Reading ReadOnce(const PageTree& tree, Pruning pruning,
                 const HtmlMetadata& metadata, const JsonLd& facts) {
  Reading reading;
  reading.pruning = pruning;
  const std::vector<bool> dropped = MarkBoilerplate(tree, pruning);
  reading.blocks = CollectBlocks(tree, dropped);
  reading.content = FindMainContent(tree, reading.blocks);
  reading.title = FindTitle(tree, dropped, reading.content, metadata, facts);
  reading.kept =
      FilterBlocks(tree, reading.content, reading.blocks, reading.title);
  return reading;
}

// Whether little of the page was found: then names may have misled.
bool IsPoor(const PageTree& tree, const Reading& reading) {
  constexpr size_t kLeastInk = 210;
  constexpr double kLeastShare = 0.1;
  const size_t ink = reading.ink();
  if (ink < kLeastInk) return true;
  const double plain = tree[0].text - tree[0].link_text;
  return !reading.content.named &&
         static_cast<double>(ink) < kLeastShare * plain;
}

Reading ReadPage(const PageTree& tree, const HtmlMetadata& metadata,
                 const JsonLd& facts) {
  Reading best = ReadOnce(tree, Pruning::kFull, metadata, facts);
  for (const Pruning pruning : {Pruning::kElements, Pruning::kNone}) {
    if (!IsPoor(tree, best)) break;
    Reading other = ReadOnce(tree, pruning, metadata, facts);
    if (other.content.mass <= best.content.mass && !best.kept.empty()) continue;
    if (other.ink() <= best.ink()) continue;
    // The headline is more surely found where more is pruned.
    if (!best.title.text.empty()) other.title = best.title;
    best = std::move(other);
  }
  return best;
}

HeadZone HeadZoneOf(const PageTree& tree, const Reading& reading) {
  constexpr uint32_t kAbove = 40;
  constexpr uint32_t kBelow = 60;
  const uint32_t title = reading.title.node;
  uint32_t text = reading.content.node;
  for (const TextBlock& block : reading.kept) {
    if (!IsRunningText(block)) continue;
    text = block.first;
    break;
  }
  const uint32_t top = title != 0 ? title : text;
  HeadZone zone;
  zone.anchor = top;
  zone.begin = top > kAbove ? top - kAbove : 0;
  zone.end = std::max(top + kBelow, text + 1);
  zone.end = std::min<uint32_t>(zone.end, static_cast<uint32_t>(tree.size()));
  return zone;
}

JsonLd ReadJsonLdOf(const PageTree& tree) {
  JsonLd facts;
  for (const xmlNode* const script : tree.json_ld()) {
    std::string json;
    for (const xmlNode* part = script->children; part != nullptr;
         part = part->next) {
      json += TextOf(part);
    }
    ReadJsonLd(json, &facts);
  }
  return facts;
}

// The article's text in JSON-LD stands in where the page shows much less of
// it; otherwise what is shown is better, as that is often cut or out of date.
bool TakeStatedBody(const JsonLd& facts, size_t ink, HtmlArticle* article) {
  constexpr size_t kLeastStated = 400;
  constexpr double kLess = 0.6;
  const std::string stated = NormalizeBody(facts.body);
  if (stated.size() < kLeastStated) return false;
  if (static_cast<double>(ink) >= kLess * static_cast<double>(stated.size())) {
    return false;
  }
  article->paragraphs.clear();
  for (size_t begin = 0; begin < stated.size();) {
    constexpr std::string_view kBlankLine = "\n\n";
    const size_t end = std::min(stated.find(kBlankLine, begin), stated.size());
    article->paragraphs.push_back(stated.substr(begin, end - begin));
    begin = end + kBlankLine.size();
  }
  return true;
}

double Confidence(const PageTree& tree, const Reading& reading) {
  double confidence = reading.content.named ? 0.9 : 0.75;
  if (reading.pruning == Pruning::kElements) confidence = 0.5;
  if (reading.pruning == Pruning::kNone) confidence = 0.3;
  if (IsPoor(tree, reading)) confidence *= 0.6;
  return confidence;
}

// The outlet of a translated story stands on its last line: `Source: Donga`.
void TakeSourceLine(HtmlArticle* article) {
  constexpr size_t kMostWords = 4;
  if (article->paragraphs.size() < 2) return;
  const std::optional<std::string> source =
      SourceInLine(article->paragraphs.back());
  if (!source || source->empty()) return;
  if (LineWords(*source).size() > kMostWords) return;
  article->source = *source;
  article->paragraphs.pop_back();
}

void SetText(const PageTree& tree, const Reading& reading, const JsonLd& facts,
             HtmlArticle* article) {
  article->paragraphs = ParagraphsOf(reading.kept);
  if (!article->paragraphs.empty()) TrimClosing(&article->paragraphs.back());
  TakeSourceLine(article);
  article->confidence = Confidence(tree, reading);
  const bool says_article = facts.article;
  article->kind = JudgePage({tree, reading.content, reading.blocks,
                             reading.kept, reading.title.text, says_article});
  constexpr double kStated = 0.8;
  if (TakeStatedBody(facts, reading.ink(), article)) {
    article->kind = PageKind::kArticle;
    article->confidence = kStated;
    return;
  }
  constexpr size_t kWalledInk = 1500;
  article->partial = EndsAtWall(reading.kept, reading.blocks) ||
                     (facts.walled && reading.ink() < kWalledInk);
}

}  // namespace

HtmlArticle ExtractHtmlArticle(std::string_view utf8,
                               std::string_view page_url) {
  HtmlArticle article;
  const HtmlDocument document(utf8);
  xmlNode* const root = document.root();
  if (root == nullptr) return article;
  if (utf8.find("\"B:") != std::string_view::npos) PlaceStreamedParts(root);
  const PageTree tree(root);
  HtmlMetadata metadata = ReadMetadata(tree, page_url);
  const JsonLd facts = ReadJsonLdOf(tree);
  const Reading reading = ReadPage(tree, metadata, facts);
  SetText(tree, reading, facts, &article);
  article.partial = article.partial || document.cut();
  article.title =
      reading.title.text.empty() ? OneLine(facts.headline) : reading.title.text;
  const HeadZone zone = HeadZoneOf(tree, reading);
  article.captions = FindCaptions(tree, zone, reading.content, reading.blocks);
  article.byline = FindByline(tree, zone, reading.content, metadata, facts);
  DatedPage dates;
  CollectHtmlDates(tree, facts, zone, &dates);
  article.dates = std::move(dates.marked);
  article.stamps = std::move(dates.stamps);
  article.lang = std::move(metadata.lang);
  if (article.source.empty()) {
    article.source = !metadata.site_name.empty() ? metadata.site_name
                     : !facts.publisher.empty()  ? facts.publisher
                                                 : HostOfUrl(metadata.url);
  }
  article.url = std::move(metadata.url);
  for (std::string* const line :
       {&article.title, &article.byline, &article.source, &article.lang,
        &article.url}) {
    *line = OneLine(*line);
  }
  return article;
}

}  // namespace defnews

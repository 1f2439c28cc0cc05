// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_article.h"

#include <utility>

#include "corpus/dates/html_dates.h"
#include "corpus/extract/block_filter.h"
#include "corpus/extract/boilerplate.h"
#include "corpus/extract/caption.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/html_metadata.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/main_content.h"
#include "corpus/extract/page_title.h"
#include "corpus/extract/page_tree.h"
#include "corpus/extract/text_block.h"

namespace defnews {
namespace {

struct Reading {
  std::string title;
  std::vector<std::string> paragraphs;
};

Reading ReadPage(const PageTree& tree, const HtmlMetadata& metadata) {
  Reading reading;
  for (const Pruning pruning :
       {Pruning::kFull, Pruning::kElements, Pruning::kNone}) {
    const std::vector<bool> dropped = MarkBoilerplate(tree, pruning);
    const std::vector<TextBlock> blocks = CollectBlocks(tree, dropped);
    const MainContent content = FindMainContent(tree, blocks);
    if (reading.title.empty()) {
      reading.title = FindTitle(tree, dropped, content, metadata);
    }
    size_t size = 0;
    reading.paragraphs.clear();
    for (TextBlock& block :
         FilterBlocks(tree, content, blocks, reading.title)) {
      size += block.text.size();
      reading.paragraphs.push_back(std::move(block.text));
    }
    if (size >= 250) break;
  }
  return reading;
}

std::vector<std::string> FigureCaptions(xmlNode* root) {
  std::vector<std::string> captions;
  WalkTree(root, [&captions](xmlNode* node) {
    if (ElementName(node) != "figcaption") return true;
    AddCaption(WithoutRepetition(InnerText(node)), &captions);
    return false;
  });
  return captions;
}

}  // namespace

HtmlArticle ExtractHtmlArticle(std::string_view utf8) {
  HtmlArticle article;
  const HtmlDocument document(utf8);
  xmlNode* const root = document.root();
  if (root == nullptr) return article;
  HtmlMetadata metadata = ReadMetadata(root);
  const PageTree tree(root);
  Reading reading = ReadPage(tree, metadata);
  article.title = std::move(reading.title);
  article.paragraphs = std::move(reading.paragraphs);
  article.captions = FigureCaptions(root);
  DatedPage dates;
  CollectHtmlDates(root, &dates);
  article.dates = std::move(dates.marked);
  article.stamps = std::move(dates.stamps);
  article.lang = std::move(metadata.lang);
  article.byline = std::move(metadata.author);
  article.source =
      metadata.site_name.empty() ? HostOfUrl(metadata.url) : metadata.site_name;
  article.url = std::move(metadata.url);
  return article;
}

}  // namespace defnews

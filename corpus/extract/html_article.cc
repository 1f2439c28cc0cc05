// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_article.h"

#include <array>
#include <utility>

#include "corpus/dates/html_dates.h"
#include "corpus/extract/block_filter.h"
#include "corpus/extract/boilerplate.h"
#include "corpus/extract/caption.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/html_metadata.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/main_content.h"
#include "corpus/extract/page_tree.h"
#include "corpus/extract/text_block.h"

namespace defnews {
namespace {

std::vector<std::string> Paragraphs(const PageTree& tree,
                                    std::string_view title) {
  for (const Pruning pruning :
       {Pruning::kFull, Pruning::kElements, Pruning::kNone}) {
    const std::vector<bool> dropped = MarkBoilerplate(tree, pruning);
    const std::vector<TextBlock> blocks = CollectBlocks(tree, dropped);
    const MainContent content = FindMainContent(tree, blocks);
    std::vector<std::string> paragraphs;
    size_t size = 0;
    for (TextBlock& block : FilterBlocks(tree, content, blocks, title)) {
      size += block.text.size();
      paragraphs.push_back(std::move(block.text));
    }
    if (size >= 250 || pruning == Pruning::kNone) return paragraphs;
  }
  return {};
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

// "Headline" of "Headline - Outlet" and "Headline | Outlet".
std::string WithoutOutlet(std::string title) {
  constexpr std::array<std::string_view, 4> kBars = {" | ", " - ", " – ",
                                                     " — "};
  for (const std::string_view bar : kBars) {
    const size_t at = title.rfind(bar);
    if (at == std::string::npos || at == 0) continue;
    return title.substr(0, at);
  }
  return title;
}

}  // namespace

HtmlArticle ExtractHtmlArticle(std::string_view utf8) {
  HtmlArticle article;
  const HtmlDocument document(utf8);
  xmlNode* const root = document.root();
  if (root == nullptr) return article;
  HtmlMetadata metadata = ReadMetadata(root);
  article.title = !metadata.og_title.empty() ? metadata.og_title
                  : !metadata.h1.empty()     ? metadata.h1
                                         : WithoutOutlet(metadata.page_title);
  const PageTree tree(root);
  article.paragraphs = Paragraphs(tree, article.title);
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

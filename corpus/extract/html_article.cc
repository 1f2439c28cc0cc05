// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_article.h"

#include <array>
#include <utility>

#include "corpus/dates/html_dates.h"
#include "corpus/extract/caption.h"
#include "corpus/extract/chrome.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/html_metadata.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

bool IsSkipped(std::string_view name) {
  for (const std::string_view skipped :
       {"script", "style", "nav", "aside", "footer", "form", "figure",
        "noscript", "iframe", "svg", "template", "button", "select"}) {
    if (name == skipped) return true;
  }
  return false;
}

std::vector<std::string> ParagraphsUnder(xmlNode* top) {
  std::vector<std::string> paragraphs;
  WalkTree(top, [&paragraphs](xmlNode* node) {
    const std::string_view name = ElementName(node);
    if (IsSkipped(name)) return false;
    if (name != "p") return true;
    std::string text = InnerText(node);
    if (!text.empty() && ClassifyChrome(text) == ChromeKind::kNone) {
      paragraphs.push_back(std::move(text));
    }
    return false;
  });
  return paragraphs;
}

size_t TextSize(const std::vector<std::string>& paragraphs) {
  size_t size = 0;
  for (const std::string& paragraph : paragraphs) size += paragraph.size();
  return size;
}

// Whether `node` is a container of the kind that ranks `rank`-th.
bool IsContainer(xmlNode* node, size_t rank) {
  const std::string_view name = ElementName(node);
  if (name.empty()) return false;
  if (rank == 0) {
    return Attribute(node, "itemprop").find("articleBody") != std::string::npos;
  }
  return name == (rank == 1 ? "article" : "main");
}

// The paragraphs of the fullest container of the best kind that has any.
std::vector<std::string> ArticleParagraphs(xmlNode* root) {
  constexpr size_t kKinds = 3;
  for (size_t rank = 0; rank < kKinds; ++rank) {
    std::vector<std::string> best;
    WalkTree(root, [&](xmlNode* node) {
      if (!IsContainer(node, rank)) return true;
      std::vector<std::string> paragraphs = ParagraphsUnder(node);
      if (TextSize(paragraphs) > TextSize(best)) best = std::move(paragraphs);
      return false;
    });
    if (!best.empty()) return best;
  }
  return ParagraphsUnder(root);
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
  article.paragraphs = ArticleParagraphs(root);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/html_reader.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/article/clean_text.h"
#include "common/status/text_view.h"
#include "corpus/extract/body_text.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/html_article.h"
#include "corpus/extract/line_text.h"
#include "corpus/fetch/web_url.h"
#include "corpus/readers/record.h"

namespace defnews {
namespace {

// What of a page tells its date. What cannot be read is returned.
std::string SetPublished(HtmlArticle* page, const PageReading& reading,
                         const ProblemReport& report, Article* article) {
  DatedPage dated;
  dated.url = article->url;
  dated.title = article->title;
  dated.paragraphs = std::move(page->paragraphs);
  dated.captions = article->captions;
  dated.stamps = std::move(page->stamps);
  dated.marked = std::move(page->dates);
  dated.zone = reading.zone;
  SetDateOfPage(dated, reading, report, article);
  if (!article->published.empty() || dated.marked.empty()) return "";
  std::string text = dated.marked.front().text;
  report.Note(0, "the page's date \"" + CleanText(text.substr(0, 60)) +
                     "\" cannot be read; kept as published_raw");
  return text;
}

// The keys of the record that are about its extraction.
std::string FurtherKeys(const HtmlArticle& page,
                        const std::string& unread_date) {
  std::string keys =
      absl::StrFormat("{\"extractor\":\"%s\",\"extraction_confidence\":%.2f",
                      ToAbsl(kExtractorVersion), page.confidence);
  if (page.partial) keys += ",\"partial\":true";
  if (!unread_date.empty()) {
    keys += ",\"published_raw\":" + JsonQuoted(unread_date);
  }
  return keys + "}";
}

// Zero bytes and other controls are dirt in a page and are removed, but where
// one character in ten is such there is no text.
bool IsBinary(std::string_view text) {
  constexpr size_t kOneIn = 10;
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<uint8_t>(c) < 0x20 && !(c >= '\t' && c <= '\r')) ||
           c == '\x7F';
  });
  return static_cast<size_t>(controls) > text.size() / kOneIn + 1;
}

// A page may say where it really belongs (print and AMP copies do), but not
// that it is somebody else's.
std::string AddressOf(std::string canonical, const std::string& fetched) {
  if (fetched.empty()) return canonical;
  const absl::StatusOr<WebUrl> here = ParseWebUrl(fetched);
  const absl::StatusOr<WebUrl> there =
      here.ok() ? ResolveUrl(*here, canonical) : here;
  const bool believed =
      !canonical.empty() && there.ok() && SameSite(here->host, there->host);
  return believed ? WithoutTracking(there->text) : fetched;
}

}  // namespace

absl::StatusOr<Article> ArticleFromHtml(std::string_view bytes,
                                        std::string_view id,
                                        const ProblemReport& report,
                                        const PageReading& reading) {
  const DecodedText decoded = DecodePage(bytes, reading.charset);
  if (IsBinary(decoded.text)) {
    return absl::InvalidArgumentError(
        "not text: one byte in ten or more is a control character");
  }
  absl::StatusOr<Article> article =
      ArticleFromPage(decoded.text, reading.url, id, report, reading);
  if (article.ok() && decoded.damaged) {
    report.Note(
        0, "bytes that are not " + decoded.charset + ", replaced by U+FFFD");
  }
  return article;
}

absl::StatusOr<Article> ArticleFromPage(std::string_view utf8,
                                        std::string_view page_url,
                                        std::string_view id,
                                        const ProblemReport& report,
                                        const PageReading& reading) {
  // libxml2 stops at control characters it does not know; they go first.
  HtmlArticle page = ExtractHtmlArticle(CleanText(utf8), page_url);
  if (page.paragraphs.empty()) {
    return absl::InvalidArgumentError("no article text on the page");
  }
  if (page.kind != PageKind::kArticle) {
    return absl::InvalidArgumentError("not an article but " +
                                      std::string(PageKindName(page.kind)));
  }
  Article article;
  article.id = OneLine(id);
  article.title = std::move(page.title);
  article.body = JoinParagraphs(page.paragraphs);
  article.captions = std::move(page.captions);
  article.source = LowerAscii(page.source);
  article.lang = std::move(page.lang);
  article.url = AddressOf(std::move(page.url), reading.url);
  article.byline = std::move(page.byline);
  const std::string unread = SetPublished(&page, reading, report, &article);
  article.extra = FurtherKeys(page, unread);
  SetHashedId(&article);
  return article;
}

}  // namespace defnews

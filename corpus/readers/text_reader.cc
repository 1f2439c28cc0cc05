// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/text_reader.h"

#include <algorithm>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/body_text.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/html_metadata.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_cleaner.h"
#include "corpus/readers/record.h"

namespace defnews {
namespace {

// The address of the page, where a scraper wrote one above its text: a line
// that is nothing else, perhaps behind a label (`URL: https://...`).
std::string UrlInHead(std::string_view text) {
  constexpr int kHeadLines = 12;
  for (int i = 0; i < kHeadLines && !text.empty(); ++i) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string line = OneLine(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    constexpr size_t kLongestLabel = 16;
    const size_t at = line.find("http");
    if (at == std::string::npos || at > kLongestLabel) continue;
    const std::string url = line.substr(at);
    if (!HostOfUrl(url).empty() && url.find(' ') == std::string::npos) {
      return url;
    }
  }
  return "";
}

}  // namespace

absl::StatusOr<Article> ArticleFromText(std::string_view bytes,
                                        std::string_view id,
                                        const ProblemReport& report,
                                        const PageReading& reading) {
  if (bytes.find('\0') != std::string_view::npos) {
    return absl::InvalidArgumentError("not text: it has zero bytes");
  }
  if (bytes.starts_with("%PDF-")) {
    return absl::InvalidArgumentError("not text: a PDF document");
  }
  const DecodedText decoded = DecodeText(bytes);
  if (TrimText(decoded.text).empty()) {
    return absl::InvalidArgumentError("empty file");
  }
  CleanedPage page = CleanPage(decoded.text);
  if (page.paragraphs.empty()) {
    return absl::InvalidArgumentError(
        "no article text: nothing is left without menus, buttons and captions");
  }
  if (decoded.damaged) {
    report.Note(0, "ill-formed UTF-8, replaced by U+FFFD");
  } else if (decoded.charset != "utf-8") {
    report.Note(0, "read as " + decoded.charset);
  }
  Article article;
  article.id = OneLine(id);
  article.title = std::move(page.title);
  article.body = JoinParagraphs(page.paragraphs);
  article.source = LowerAscii(page.source);
  article.byline = std::move(page.byline);
  article.captions = std::move(page.captions);
  SetDateOfPage({UrlInHead(decoded.text),
                 article.title,
                 std::move(page.paragraphs),
                 article.captions,
                 std::move(page.stamps),
                 {}},
                reading, report, &article);
  SetHashedId(&article);
  return article;
}

}  // namespace defnews

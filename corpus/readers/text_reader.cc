// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/text_reader.h"

#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/body_text.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_cleaner.h"
#include "corpus/readers/record.h"

namespace defnews {

absl::StatusOr<Article> ArticleFromText(std::string_view bytes,
                                        std::string_view id,
                                        const ProblemReport& report) {
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
  SetHashedId(&article);
  return article;
}

}  // namespace defnews

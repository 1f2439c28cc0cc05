// SPDX-License-Identifier: GPL-3.0-or-later
// The input is a saved page, whatever its charset.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/extract/charset.h"
#include "corpus/extract/html_article.h"
#include "corpus/readers/html_reader.h"
#include "tests/fuzz/article_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const HtmlArticle page =
      ExtractHtmlArticle(DecodePage(bytes).text, "https://www.example.com/a/b");
  Require(page.confidence >= 0 && page.confidence <= 1, "a confidence");
  Require((page.kind == PageKind::kEmpty) <= page.paragraphs.empty(),
          "an empty page has no text");
  for (const std::string& paragraph : page.paragraphs) {
    Require(!paragraph.empty(), "no empty paragraph");
  }
  const absl::StatusOr<Article> article =
      ArticleFromHtml(bytes, "", ProblemReport("fuzz", nullptr));
  if (!article.ok()) {
    Require(!article.status().message().empty(), "a refusal says why");
    return 0;
  }
  CheckArticle(*article);
  Require(!article->body.empty(), "a page has a body");
  Require(article->published.empty() == article->published_method.empty(),
          "a date has a method");
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/extract/caption.h"
#include "corpus/readers/text_reader.h"
#include "tests/fuzz/article_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const absl::StatusOr<Article> article =
      ArticleFromText(bytes, "", ProblemReport("fuzz", nullptr));
  if (!article.ok()) {
    Require(!article.status().message().empty(), "a refusal says why");
    return 0;
  }
  CheckArticle(*article);
  Require(!article->body.empty(), "a page has a body");
  Require(article->published.empty() == article->published_method.empty(),
          "a date has a method");
  Require(article->body.find("- Advertisement -") == std::string::npos,
          "no advertisement marker in a body");
  return 0;
}

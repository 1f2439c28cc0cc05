// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every article, whatever it was read from.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "common/article/article_json.h"
#include "common/article/clean_text.h"
#include "common/dates/published_date.h"

namespace defnews {

inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

inline void CheckArticle(const Article& article) {
  Require(!article.id.empty(), "an article has an id");
  Require(!article.title.empty() || !article.body.empty(),
          "an article has a title or a body");
  for (const std::string* text :
       {&article.id, &article.url, &article.title, &article.body,
        &article.source, &article.lang, &article.byline, &article.extra}) {
    Require(IsValidUtf8(*text), "text is UTF-8");
    Require(TrimText(*text) == *text, "text is trimmed");
  }
  Require(article.body.find("\n\n\n") == std::string::npos,
          "one blank line between paragraphs");
  Require(ParsePublished(article.published).ok(), "dates can be read");
  const std::set<std::string> captions(article.captions.begin(),
                                       article.captions.end());
  Require(captions.size() == article.captions.size(), "no caption twice");
  Require(ArticleToJson(article).find('\n') == std::string::npos,
          "one line of JSON");
}

}  // namespace defnews

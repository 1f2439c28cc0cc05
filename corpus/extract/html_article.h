// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/evidence.h"

namespace defnews {

// What a page tells about its article, as it tells it.
struct HtmlArticle {
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::string> captions;
  // The dates in its markup, and the lines that are stamps.
  std::vector<MarkedDate> dates;
  std::vector<PageStamp> stamps;
  std::string source;
  std::string lang;
  std::string url;
  std::string byline;
};

// Reads a page in UTF-8. The paragraphs are those of the article's own element
// (itemprop articleBody, <article>, <main>) where it has any, else of the whole
// page; menus, footers, forms and figures are left out. Missing things are
// empty.
HtmlArticle ExtractHtmlArticle(std::string_view utf8);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/evidence.h"
#include "corpus/extract/page_kind.h"

namespace defnews {

// Stands in every record made from a page; another one means that the same
// page may give another record.
inline constexpr std::string_view kExtractorVersion = "html-4";

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
  PageKind kind = PageKind::kEmpty;
  // Whether the page shows only the beginning of the article, or was too deep
  // to be read to its end.
  bool partial = false;
  // How sure it is that the paragraphs are the article and nothing else: 0 to
  // 1. About 0.9 where the page names its text as such, 0.3 where all of the
  // page had to be taken.
  double confidence = 0;
};

// Reads a page in UTF-8, found at `page_url` if that is known. Menus, comments,
// advertisements and lists of other articles are left out; figures and photo
// credits become captions. Missing things are empty. Time and memory are
// bounded by a multiple of the page's size, whatever its markup.
HtmlArticle ExtractHtmlArticle(std::string_view utf8,
                               std::string_view page_url = "");

}  // namespace defnews

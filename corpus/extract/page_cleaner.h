// SPDX-License-Identifier: GPL-3.0-or-later
// The article in the text of a web page as it comes out of a browser's
// clipboard or a scraper: menus, buttons, advertisements and lists of other
// articles around and inside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/evidence.h"

namespace defnews {

struct CleanedPage {
  // The headline; empty if the page begins with running text.
  std::string title;
  // Running text and the headings within it, one line of the page each.
  std::vector<std::string> paragraphs;
  // Captions and photo credits, each once.
  std::vector<std::string> captions;
  // The outlet a `Source: X` line names, as it is written there.
  std::string source;
  std::string byline;
  // Lines with the times of posting and updating, as they stand.
  std::vector<PageStamp> stamps;
};

// Sorts the lines of `text` (UTF-8) into the parts of an article and drops the
// rest. Never fails: a page of nothing but chrome has no paragraphs.
CleanedPage CleanPage(std::string_view text);

}  // namespace defnews

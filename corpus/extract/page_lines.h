// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace defnews {

enum class LineKind {
  kText,   // may be part of the article
  kProse,  // running text: surely part of some article
  kCaption,
  kByline,
  kStamp,
  kSource,
  kRelated,  // heads a list of other articles below the article
  kSidebar,  // heads a list of other articles anywhere
  kEndMark,  // the article is over
  kChrome,   // everything else that is no part of it
};

struct PageLine {
  LineKind kind = LineKind::kText;
  // On one line, cleaned, not empty.
  std::string text;
  // Whether an empty line stands before it.
  bool after_blank = false;
};

// The non-empty lines of a page, each judged on its own.
std::vector<PageLine> JudgeLines(std::string_view text);

}  // namespace defnews

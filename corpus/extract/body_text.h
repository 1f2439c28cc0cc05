// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// `text` cleaned (CleanText) and as paragraphs separated by exactly one blank
// line. If it has blank lines (lines of white space count), these separate its
// paragraphs and the lines within one stay lines; if it has none, every line
// is a paragraph. Lines are trimmed.
std::string NormalizeBody(std::string_view text);

// Joins paragraphs with a blank line; empty ones are left out.
std::string JoinParagraphs(const std::vector<std::string>& paragraphs);

}  // namespace defnews

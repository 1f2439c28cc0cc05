// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader does to text before it becomes part of an article.
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms).
bool IsValidUtf8(std::string_view text);

// Ill-formed bytes become U+FFFD, one for each maximal ill-formed part
// (Unicode 15, section 3.9, as the WHATWG decoder does it); a byte order mark
// at the start is dropped; CRLF and CR become LF; C0 and C1 controls other
// than tab and newline are removed.
std::string CleanText(std::string_view text);

// ASCII white space and U+00A0, U+3000, U+FEFF cut from both ends.
std::string_view TrimText(std::string_view text);

}  // namespace defnews

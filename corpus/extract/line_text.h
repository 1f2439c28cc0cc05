// SPDX-License-Identifier: GPL-3.0-or-later
// Small looks at a line of a page, shared by everything that judges lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// ASCII letters in lower case.
std::string LowerAscii(std::string_view text);

// Cleaned (CleanText) and trimmed, runs of white space turned into one space.
std::string OneLine(std::string_view text);

// The line for comparing with phrases: ASCII in lower case, decoration
// (dashes, brackets, stars, arrows, bullets ...) cut from both ends, white
// space runs as one space; a line with Hangul loses its spaces altogether,
// since Korean pages set them as they like.
std::string PhraseKey(std::string_view line);

// Letters and digits only, ASCII in lower case: equal for texts that differ in
// spacing and punctuation.
std::string LetterKey(std::string_view line);

// The words of the line: runs of letters and digits (and what joins them, as
// in `e-mail`), ASCII in lower case.
std::vector<std::string> LineWords(std::string_view line);

// Digits, letters and marks of full width (U+FF01 to U+FF5E) as ASCII.
std::string NarrowText(std::string_view text);

// Code points of the line; a Hangul syllable counts twice, being about as
// much text as two Latin letters.
size_t TextWidth(std::string_view line);

bool HasHangul(std::string_view line);

// Whether the line ends as sentences do: . ! ? … or the Korean 다, with or
// without closing quotes and brackets behind it.
bool EndsSentence(std::string_view line);

// A line of running text rather than a headline, a label or a menu entry: it
// ends a sentence, or leads up to a list, and is of some width.
bool IsProse(std::string_view line);

// The text from both of whose ends `junk` characters (ASCII) and white space
// have been cut.
std::string_view TrimOf(std::string_view text, std::string_view junk);

// Position of the e-mail address in `line` and its length; npos and 0 if none.
struct TextSpan {
  size_t begin = std::string_view::npos;
  size_t size = 0;
};
TextSpan FindEmail(std::string_view line);

}  // namespace defnews

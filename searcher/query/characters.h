// SPDX-License-Identifier: GPL-3.0-or-later
// What single characters mean in a query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace defnews {

// `"` and its curly, full-width and double-prime relatives: any opens and any
// closes quoted text.
bool IsDoubleQuote(int32_t code_point);

// Unicode white space.
bool IsQuerySpace(int32_t code_point);

// A control character other than tab and line end.
bool IsForbiddenControl(int32_t code_point);

// Whether the analyzer can make a term of it: letters and numbers of any
// script, and symbols that stand for letters, like U+321C.
bool IsLetterOrDigit(int32_t code_point);

bool HasLetterOrDigit(std::string_view text);

// A letter of any script or `_`: what names of fields are made of.
bool IsNameCharacter(int32_t code_point);

// Whether so short a prefix may be searched: three letters or digits, or two
// Hangul syllables.
bool IsLongEnoughPrefix(std::string_view text);

// Columns of a terminal: 0, 1 or 2.
int DisplayColumns(int32_t code_point);

// The number of runs of non-space characters.
size_t CountWords(std::string_view text);

// The next run of non-space characters at or after `*at`, which moves past
// it; empty at the end.
std::string_view NextWord(std::string_view text, size_t* at);

}  // namespace defnews

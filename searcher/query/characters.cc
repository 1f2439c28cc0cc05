// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/characters.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace defnews {
namespace {

bool HasCategory(int32_t code_point, uint32_t mask) {
  return (U_GET_GC_MASK(code_point) & mask) != 0;
}

// Compatibility symbols such as (TM), km or the bracketed Hangul of "Co.",
// which case folding turns into letters. Half-width forms are the same symbol
// again.
bool StandsForLetters(int32_t code_point) {
  if (!HasCategory(code_point, U_GC_SO_MASK)) return false;
  const int32_t type =
      u_getIntPropertyValue(code_point, UCHAR_DECOMPOSITION_TYPE);
  return type != U_DT_NONE && type != U_DT_CANONICAL && type != U_DT_NARROW &&
         type != U_DT_WIDE;
}

bool IsHangulSyllable(int32_t code_point) {
  return code_point >= 0xAC00 && code_point <= 0xD7A3;
}

}  // namespace

bool IsDoubleQuote(int32_t code_point) {
  return code_point == '"' || (code_point >= 0x201C && code_point <= 0x201F) ||
         code_point == 0x2033 || code_point == 0xFF02;
}

bool IsQuerySpace(int32_t code_point) {
  return code_point >= 0 && u_isUWhiteSpace(code_point);
}

bool IsForbiddenControl(int32_t code_point) {
  if (code_point == '\t' || code_point == '\n' || code_point == '\r') {
    return false;
  }
  return code_point >= 0 && HasCategory(code_point, U_GC_CC_MASK);
}

bool IsLetterOrDigit(int32_t code_point) {
  if (code_point < 0) return false;
  return HasCategory(code_point, U_GC_L_MASK | U_GC_N_MASK) ||
         StandsForLetters(code_point);
}

bool HasLetterOrDigit(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (IsLetterOrDigit(NextCodePoint(text, &at))) return true;
  }
  return false;
}

bool IsNameCharacter(int32_t code_point) {
  return code_point == '_' || (code_point >= 0 && u_isalpha(code_point));
}

bool IsLongEnoughPrefix(std::string_view text) {
  size_t letters = 0;
  size_t syllables = 0;
  for (size_t at = 0; at < text.size();) {
    const int32_t code_point = NextCodePoint(text, &at);
    letters += IsLetterOrDigit(code_point) ? 1 : 0;
    syllables += IsHangulSyllable(code_point) ? 1 : 0;
  }
  return letters >= 3 || syllables >= 2;
}

int DisplayColumns(int32_t code_point) {
  const bool medial_or_final_jamo =
      code_point >= 0x1160 && code_point <= 0x11FF;
  if (medial_or_final_jamo ||
      HasCategory(code_point, U_GC_MN_MASK | U_GC_ME_MASK)) {
    return 0;
  }
  const int32_t width =
      u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view NextWord(std::string_view text, size_t* at) {
  size_t begin = *at;
  while (*at < text.size() && IsQuerySpace(NextCodePoint(text, at))) {
    begin = *at;
  }
  size_t end = *at = begin;
  while (*at < text.size() && !IsQuerySpace(NextCodePoint(text, at))) {
    end = *at;
  }
  return text.substr(begin, end - begin);
}

size_t CountWords(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; !NextWord(text, &at).empty();) ++count;
  return count;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The letters of romanised names: a to z, and the o and u with a breve of
// McCune-Reischauer, which are the Revised system's eo and eu.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/text/char_class.h"

namespace defnews::names {

struct Letter {
  size_t length = 0;  // bytes; 0: not a letter
  bool upper = false;
  char letters[2] = {};  // small; the second is 0 but for eo and eu

  void AppendTo(std::string* out) const {
    *out += letters[0];
    if (letters[1] != 0) *out += letters[1];
  }
};

// The letter at `at` (which may be the end), composed or with U+0306 or the
// caron (U+030C, and the characters made with it) that is typed in its place.
inline Letter LetterAt(std::string_view text, size_t at) {
  const auto byte = [text](size_t i) {
    return i < text.size() ? static_cast<uint8_t>(text[i]) : uint8_t{0};
  };
  Letter letter;
  const char c = at < text.size() ? text[at] : '\0';
  if (IsLetter(c)) {
    letter.length = 1;
    letter.upper = IsUpper(c);
    letter.letters[0] = ToLower(c);
    const bool vowel = letter.letters[0] == 'o' || letter.letters[0] == 'u';
    if (vowel && byte(at + 1) == 0xCC &&
        (byte(at + 2) == 0x86 || byte(at + 2) == 0x8C)) {
      letter.length = 3;
      letter.letters[1] = letter.letters[0];
      letter.letters[0] = 'e';
    }
    return letter;
  }
  const unsigned pair = (static_cast<unsigned>(byte(at)) << 8) | byte(at + 1);
  switch (pair) {
    case 0xC58E:
    case 0xC58F:
    case 0xC791:
    case 0xC792:  // Ŏ ŏ Ǒ ǒ
      letter = {2, pair == 0xC58E || pair == 0xC791, {'e', 'o'}};
      break;
    case 0xC5AC:
    case 0xC5AD:
    case 0xC793:
    case 0xC794:  // Ŭ ŭ Ǔ ǔ
      letter = {2, pair == 0xC5AC || pair == 0xC793, {'e', 'u'}};
      break;
    default:
      break;
  }
  return letter;
}

// Bytes of the apostrophe at `at`, as MR and possessives have it: ' ` ‘ ’ ʻ ʼ;
// 0 if there is none.
inline size_t ApostropheAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '\'' || text[at] == '`') return 1;
  const std::string_view rest = text.substr(at, 3);
  if (rest == "\xE2\x80\x98" || rest == "\xE2\x80\x99") return 3;
  if (rest.substr(0, 2) == "\xCA\xBB" || rest.substr(0, 2) == "\xCA\xBC") {
    return 2;
  }
  return 0;
}

}  // namespace defnews::names

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/latin_word.h"

#include "common/names/latin_letters.h"

namespace defnews::names {
namespace {

constexpr size_t kMaxBlanks = 2;

bool IsApostropheS(std::string_view text, size_t after, size_t* next) {
  if (after >= text.size() || (text[after] != 's' && text[after] != 'S')) {
    return false;
  }
  *next = after + 1;
  return LetterAt(text, *next).length == 0;
}

// McCune-Reischauer's apostrophe: after k, t, p, ch, and between n and g.
bool MayCarryApostrophe(char before) {
  return before == 'k' || before == 't' || before == 'p' || before == 'h' ||
         before == 'n';
}

// As LetterAt(), fast for a plain letter before another ASCII character.
inline Letter NextLetter(std::string_view text, size_t at) {
  if (at + 1 < text.size() && IsLetter(text[at]) && IsAscii(text[at + 1])) {
    return {1, IsUpper(text[at]), {ToLower(text[at]), '\0'}};
  }
  return LetterAt(text, at);
}

size_t BlankAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ') return 1;
  return text.substr(at, 2) == "\xC2\xA0" ? 2 : 0;
}

// Hyphens of ASCII and U+2010 to U+2013.
size_t HyphenAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == '-') return 1;
  const std::string_view rest = text.substr(at, 3);
  const bool dash = rest.size() == 3 && rest.substr(0, 2) == "\xE2\x80" &&
                    rest[2] >= '\x90' && rest[2] <= '\x93';
  return dash ? 3 : 0;
}

}  // namespace

bool ReadLatinWord(std::string_view text, size_t at, LatinWord* word) {
  *word = LatinWord();
  word->begin = at;
  size_t letters = 0;
  size_t capitals = 0;
  char last = 0;
  bool after_capital = false;
  while (true) {
    const Letter letter = NextLetter(text, at);
    // ComradeKim: where blanks were lost, a capital begins a word.
    const bool glued = letter.upper && letters > 0 && !after_capital;
    if (letter.length > 0 && !glued) {
      after_capital = letter.upper;
      if (letters++ == 0) word->capital = letter.upper;
      capitals += letter.upper ? 1 : 0;
      word->word.Add(letter.letters[0]);
      if (letter.letters[1] != 0) {
        word->word.Add(letter.letters[1]);
        word->word.SetBreve();
      }
      last = letter.letters[letter.letters[1] != 0 ? 1 : 0];
      at += letter.length;
      continue;
    }
    word->end = word->next = at;
    const size_t mark = letters == 0 ? 0 : ApostropheAt(text, at);
    if (mark == 0 || IsApostropheS(text, at + mark, &word->next)) break;
    word->next = at;
    const bool inside = MayCarryApostrophe(last) &&
                        LetterAt(text, at + mark).length > 0 &&
                        !LetterAt(text, at + mark).upper;
    if (!inside) break;
    at += mark;
  }
  word->entry = word->word.Find();
  word->all_caps = letters > 1 && capitals == letters;
  return letters > 0;
}

Gap ReadGap(std::string_view text, size_t* at) {
  size_t to = *at;
  if (const size_t hyphen = HyphenAt(text, to); hyphen > 0) {
    *at = to + hyphen;
    return LetterAt(text, *at).length > 0 ? Gap::kHyphen : Gap::kNone;
  }
  const bool comma = to < text.size() && text[to] == ',';
  if (comma) ++to;
  size_t blanks = 0;
  while (blanks < kMaxBlanks) {
    const size_t blank = BlankAt(text, to);
    if (blank == 0) break;
    to += blank;
    ++blanks;
  }
  if (LetterAt(text, to).length == 0 || (blanks == 0 && !comma)) {
    return Gap::kNone;
  }
  *at = to;
  return comma ? Gap::kComma : Gap::kSpace;
}

}  // namespace defnews::names

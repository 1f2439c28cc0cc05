// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/text/char_class.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

// Sorted. Titles, months and the like, written with a dot at the end.
constexpr std::array<std::string_view, 34> kAbbreviations = {
    "Adm", "Apr",  "Aug", "Capt", "Co",  "Col", "Corp", "Dec", "Dr",
    "Feb", "Gen",  "Inc", "Jan",  "Jul", "Jun", "Lt",   "Ltd", "Maj",
    "Mar", "Mr",   "Mrs", "Ms",   "No",  "Nov", "Oct",  "Rep", "Sen",
    "Sep", "Sept", "Sgt", "St",   "a.m", "p.m", "vs"};
constexpr size_t kLongestAbbreviation = 4;

// How many characters that are neither letters nor digits (dashes, opening
// quotes) may stand before the word that begins the next sentence.
constexpr int kMostBeforeWord = 8;

bool IsSpace(int32_t c) { return c >= 0 && u_isUWhiteSpace(c); }

bool EndsSentence(int32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0x2026;
}

bool Closes(int32_t c) {
  if (c == '"' || c == '\'') return true;
  if (c < 0) return false;
  const int8_t type = u_charType(c);
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}

// What begins at `at`; 0 at the end.
int32_t CharacterAt(std::string_view text, size_t at) {
  return at < text.size() ? NextCodePoint(text, &at) : 0;
}

// Whether the dot at `dot` belongs to an initial or an abbreviation.
bool IsAbbreviationDot(std::string_view text, size_t dot) {
  size_t begin = dot;
  while (begin > 0 && dot - begin <= kLongestAbbreviation &&
         (IsLetter(text[begin - 1]) || text[begin - 1] == '.')) {
    --begin;
  }
  const bool whole =
      begin == 0 || (IsAscii(text[begin - 1]) && !IsAlnum(text[begin - 1]));
  if (dot > begin && IsUpper(text[dot - 1])) {
    if (dot - begin >= 2) return text[dot - 2] == '.';
    if (whole) return true;
  }
  return whole &&
         std::binary_search(kAbbreviations.begin(), kAbbreviations.end(),
                            text.substr(begin, dot - begin));
}

// Whether a sentence may begin at `at`, where white space begins or the line
// ends.
bool MayBeginSentence(std::string_view line, size_t at) {
  for (int others = 0; at < line.size() && others < kMostBeforeWord;) {
    const int32_t c = NextCodePoint(line, &at);
    if (c >= 0 && u_isalnum(c)) return !u_islower(c);
    if (!IsSpace(c)) ++others;
  }
  return true;
}

// Appends `line` from `begin` to `end`, `offset` bytes further on, without
// the white space around it.
void AppendTrimmed(std::string_view line, size_t begin, size_t end,
                   size_t offset, std::vector<TextRange>* sentences) {
  size_t first = end;  // where the text begins and ends
  size_t last = begin;
  for (size_t at = begin; at < end;) {
    const size_t start = at;
    if (IsSpace(NextCodePoint(line, &at))) continue;
    if (first == end) first = start;
    last = at;
  }
  if (first < last) sentences->push_back({offset + first, offset + last});
}

void SplitLine(std::string_view line, size_t offset,
               std::vector<TextRange>* sentences) {
  size_t begin = 0;
  for (size_t at = 0; at < line.size();) {
    const size_t mark = at;
    if (!EndsSentence(NextCodePoint(line, &at))) continue;
    bool lone_dot = line[mark] == '.';
    while (at < line.size()) {
      const int32_t next = CharacterAt(line, at);
      if (!EndsSentence(next) && !Closes(next)) break;
      lone_dot = false;
      NextCodePoint(line, &at);
    }
    if (at == line.size() || !IsSpace(CharacterAt(line, at))) continue;
    if (lone_dot && IsAbbreviationDot(line, mark)) continue;
    if (!MayBeginSentence(line, at)) continue;
    AppendTrimmed(line, begin, at, offset, sentences);
    begin = at;
  }
  AppendTrimmed(line, begin, line.size(), offset, sentences);
}

}  // namespace

std::vector<TextRange> SplitSentences(std::string_view text) {
  std::vector<TextRange> sentences;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
    SplitLine(text.substr(begin, end - begin), begin, &sentences);
    begin = end + 1;
  }
  return sentences;
}

}  // namespace defnews

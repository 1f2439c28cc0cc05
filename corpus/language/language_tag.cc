// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/language/language_tag.h"

#include <algorithm>

#include "common/text/char_class.h"

namespace defnews {
namespace {

constexpr size_t kLongestSubtag = 8;

bool AllLetters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsLetter);
}

// A language is two or three letters in practice; longer ones are words like
// "korean" that only look alike.
bool IsLanguage(std::string_view subtag) {
  return (subtag.size() == 2 || subtag.size() == 3) && AllLetters(subtag);
}

bool IsSubtag(std::string_view subtag) {
  return !subtag.empty() && subtag.size() <= kLongestSubtag &&
         std::all_of(subtag.begin(), subtag.end(), IsAlnum);
}

char ToUpper(char c) {
  return IsLower(c) ? static_cast<char>(c - ('a' - 'A')) : c;
}

// Scripts have four letters, regions two; behind a singleton (x-, u-)
// everything is small.
void AppendSubtag(std::string_view subtag, bool small, std::string* out) {
  const bool letters = !small && AllLetters(subtag);
  for (size_t i = 0; i < subtag.size(); ++i) {
    const bool upper =
        letters && (subtag.size() == 2 || (subtag.size() == 4 && i == 0));
    *out += upper ? ToUpper(subtag[i]) : ToLower(subtag[i]);
  }
}

}  // namespace

std::string NormalizedLanguageTag(std::string_view tag) {
  std::string out;
  bool small = true;  // the language itself
  for (size_t at = 0; at <= tag.size();) {
    const size_t end = std::min(tag.find_first_of("-_", at), tag.size());
    const std::string_view subtag = tag.substr(at, end - at);
    const bool first = at == 0;
    if (first ? !IsLanguage(subtag) : !IsSubtag(subtag)) {
      return std::string(tag);
    }
    if (!first) out += '-';
    AppendSubtag(subtag, small, &out);
    small = !first && (small || subtag.size() == 1);
    at = end + 1;
  }
  return out;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/caption.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/article/clean_text.h"
#include "common/text/utf8.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/photo_credit.h"

namespace defnews {
namespace {

// A text is taken for repeated from this many letters on.
constexpr size_t kLeastRepeated = 10;
// From this many on a repeated text is a caption even without a credit.
constexpr size_t kLeastUncredited = 20;
// Letters of a credit that only one copy has.
constexpr size_t kMostCredit = 40;

// The letters and digits of a line, and where each stands in it.
struct Letters {
  std::vector<int32_t> values;
  std::vector<size_t> begins;
};

Letters LettersOf(std::string_view line) {
  Letters letters;
  size_t i = 0;
  while (i < line.size()) {
    const size_t begin = i;
    const int32_t c = NextCodePoint(line, &i);
    if (c < 0 || !u_isalnum(c)) continue;
    letters.values.push_back(u_tolower(c));
    letters.begins.push_back(begin);
  }
  return letters;
}

// For each position, how many letters from there on equal the beginning (the
// Z function).
std::vector<size_t> PrefixMatches(const std::vector<int32_t>& values) {
  const size_t size = values.size();
  std::vector<size_t> matches(size, 0);
  size_t left = 0;
  size_t right = 0;
  for (size_t i = 1; i < size; ++i) {
    if (i < right) matches[i] = std::min(right - i, matches[i - left]);
    while (i + matches[i] < size &&
           values[matches[i]] == values[i + matches[i]]) {
      ++matches[i];
    }
    if (i + matches[i] > right) {
      left = i;
      right = i + matches[i];
    }
  }
  return matches;
}

// `begin` moved back over what opens a text.
size_t WithOpeners(std::string_view line, size_t begin) {
  constexpr std::array<std::string_view, 8> kOpeners = {"\"", "'", "(", "[",
                                                        "“",  "‘", "▲", "△"};
  bool moved = true;
  while (moved) {
    moved = false;
    for (const std::string_view opener : kOpeners) {
      if (!line.substr(0, begin).ends_with(opener)) continue;
      begin -= opener.size();
      moved = true;
    }
  }
  return begin;
}

std::string_view CutOnce(std::string_view line) {
  const Letters letters = LettersOf(line);
  const size_t size = letters.values.size();
  const std::vector<size_t> matches = PrefixMatches(letters.values);
  for (size_t half = size / 2; half >= kLeastRepeated; --half) {
    // text + text, or text + text with credit.
    if (matches[half] >= half && size - 2 * half <= kMostCredit) {
      return TrimText(line.substr(WithOpeners(line, letters.begins[half])));
    }
    // text with credit + text.
    const size_t tail = size - half;
    if (matches[tail] == half && tail - half <= kMostCredit &&
        half * 3 >= size) {
      return TrimText(line.substr(0, WithOpeners(line, letters.begins[tail])));
    }
  }
  return line;
}

void AddParts(std::string_view line, std::vector<std::string>* captions) {
  while (!line.empty()) {
    const size_t cut = GluedAfterCredit(line);
    AddCaption(TrimText(line.substr(0, cut)), captions);
    if (cut == std::string_view::npos) break;
    line.remove_prefix(cut);
  }
}

}  // namespace

std::string_view WithoutRepetition(std::string_view line) {
  constexpr int kMostCopies = 4;
  for (int i = 0; i < kMostCopies; ++i) {
    const std::string_view shorter = CutOnce(line);
    if (shorter.size() == line.size()) break;
    line = shorter;
  }
  return line;
}

std::vector<std::string> CaptionsInLine(std::string_view line) {
  // Two of the widest captions; looking for repetitions in more is idle.
  constexpr size_t kWidestLine = 1000;
  std::vector<std::string> captions;
  if (TextWidth(line) > kWidestLine) return captions;
  const std::string_view single = WithoutRepetition(line);
  const bool repeated = single.size() < line.size();
  const bool long_enough = LettersOf(single).values.size() >= kLeastUncredited;
  if (HasPhotoCredit(single) || (repeated && long_enough)) {
    AddParts(single, &captions);
  }
  return captions;
}

void AddCaption(std::string_view caption, std::vector<std::string>* captions) {
  const std::string key = LetterKey(caption);
  if (key.empty()) return;
  for (std::string& other : *captions) {
    const std::string other_key = LetterKey(other);
    const bool same = other_key == key;
    if (same || (other_key.starts_with(key) && key.size() >= kLeastRepeated)) {
      return;
    }
    if (key.starts_with(other_key) && other_key.size() >= kLeastRepeated) {
      other = caption;
      return;
    }
  }
  captions->emplace_back(caption);
}

}  // namespace defnews

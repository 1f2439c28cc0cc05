// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/hangul_neighbours.h"

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr int32_t kFirst = 0xAC00;
constexpr int32_t kLast = 0xD7A3;
constexpr int32_t kFinals = 28;
constexpr int32_t kMedials = 21;

using Syllables = std::vector<int32_t>;
using Edit = HangulNeighbour::Edit;

std::string Text(const Syllables& syllables) {
  std::string text;
  for (const int32_t syllable : syllables) AppendCodePoint(syllable, &text);
  return text;
}

bool IsSyllable(int32_t code_point) {
  return code_point >= kFirst && code_point <= kLast;
}

// Whether initial, medial or final differ, one of them alone.
bool DifferByOneLetter(int32_t a, int32_t b) {
  if (!IsSyllable(a) || !IsSyllable(b)) return false;
  a -= kFirst;
  b -= kFirst;
  const int differences = (a % kFinals != b % kFinals) +
                          (a / kFinals % kMedials != b / kFinals % kMedials) +
                          (a / kFinals / kMedials != b / kFinals / kMedials);
  return differences == 1;
}

class Neighbours {
 public:
  Neighbours(Syllables word, const TermList& pairs)
      : word_(std::move(word)), pairs_(pairs) {}

  std::vector<HangulNeighbour> Find() && {
    for (size_t i = 0; i < word_.size(); ++i) Replace(i);
    if (word_.size() > 2) {
      for (size_t i = 0; i < word_.size(); ++i) Delete(i);
      for (size_t i = 1; i < word_.size(); ++i) Insert(i);
      for (size_t i = 1; i < word_.size(); ++i) SwapWithPrevious(i);
    }
    return std::move(found_);
  }

 private:
  // Syllables that form a pair of the index with the one at `i - 1`, or, at
  // the beginning, with the one at `right`.
  Syllables Between(size_t i, size_t right) const {
    if (i > 0) return pairs_.Fillings(Text({word_[i - 1]}), "", kFirst, kLast);
    return pairs_.Fillings("", Text({word_[right]}), kFirst, kLast);
  }

  void Replace(size_t i) {
    for (const int32_t syllable : Between(i, i + 1)) {
      if (syllable == word_[i]) continue;
      const bool one_letter = DifferByOneLetter(syllable, word_[i]);
      if (word_.size() == 2 && !one_letter) continue;
      Syllables other = word_;
      other[i] = syllable;
      Add(other, one_letter ? Edit::kLetter : Edit::kSyllable);
    }
  }

  void Insert(size_t i) {
    for (const int32_t syllable : Between(i, i)) {
      Syllables other = word_;
      other.insert(other.begin() + static_cast<std::ptrdiff_t>(i), syllable);
      Add(other, Edit::kSyllable);
    }
  }

  void Delete(size_t i) {
    Syllables other = word_;
    other.erase(other.begin() + static_cast<std::ptrdiff_t>(i));
    const bool at_an_end = i == 0 || i + 1 == word_.size();
    Add(other, at_an_end ? Edit::kShortened : Edit::kSyllable);
  }

  void SwapWithPrevious(size_t i) {
    Syllables other = word_;
    std::swap(other[i - 1], other[i]);
    if (other != word_) Add(other, Edit::kSyllable);
  }

  void Add(const Syllables& other, Edit edit) {
    for (size_t i = 1; i < other.size(); ++i) {
      if (!pairs_.Has(Text({other[i - 1], other[i]}))) return;
    }
    std::string word = Text(other);
    if (std::any_of(found_.begin(), found_.end(),
                    [&word](const auto& one) { return one.word == word; })) {
      return;
    }
    found_.push_back({std::move(word), edit});
  }

  const Syllables word_;
  const TermList& pairs_;
  std::vector<HangulNeighbour> found_;
};

}  // namespace

std::vector<HangulNeighbour> HangulNeighbours(std::string_view word,
                                              const TermList& pairs) {
  Syllables syllables;
  for (size_t at = 0; at < word.size();) {
    syllables.push_back(NextCodePoint(word, &at));
    if (!IsSyllable(syllables.back())) return {};  // lone letters
  }
  if (syllables.size() < 2) return {};
  return Neighbours(std::move(syllables), pairs).Find();
}

}  // namespace defnews

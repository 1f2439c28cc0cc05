// SPDX-License-Identifier: GPL-3.0-or-later
// Which Hangul names a surname and a given name in Latin letters can stand
// for, with how close each is, and the folding that makes them meet.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/names/korean_name.h"
#include "common/names/name_tables.h"

namespace defnews::names {

// A word in small letters, as LetterAt() folds them. No part of a name is
// longer; a longer word has size 0 and nothing is found under it.
class NameWord {
 public:
  static constexpr size_t kMaxSize = 40;

  void Add(char c) {
    hash_ = HashStep(hash_, c);
    if (size_ < kMaxSize) letters_[size_] = c;
    ++size_;
  }
  void Append(const NameWord& other) {
    for (const char c : other.view()) Add(c);
  }
  // Whether a letter had a breve: McCune-Reischauer, which writes sounds that
  // syllables take on beside each other.
  bool has_breve() const { return has_breve_; }
  void SetBreve() { has_breve_ = true; }

  std::string_view view() const {
    return {letters_.data(), size_ <= kMaxSize ? size_ : 0};
  }
  // The entry of the word, or nullptr.
  const WordEntry* Find() const {
    return size_ <= kMaxSize ? FindWord(view(), hash_) : nullptr;
  }

 private:
  std::array<char, kMaxSize> letters_;
  size_t size_ = 0;
  uint32_t hash_ = kHashSeed;
  bool has_breve_ = false;
};

// A given name of one or two syllables; `b` is 0 for one.
struct GivenReading {
  char16_t a = 0;
  char16_t b = 0;
  double weight = 0;
};

// Appends the readings of a syllable, or of two: as two words, or as one word
// in every way it can be cut.
void ReadOneSyllable(const WordEntry& word, std::vector<GivenReading>* out);
void ReadTwoSyllables(const WordEntry& first, const WordEntry& second,
                      std::vector<GivenReading>* out);
void ReadJoined(const NameWord& word, std::vector<GivenReading>* out);

// The names that surname and given name can be, closest first.
std::vector<NameReading> CombineReadings(
    const WordEntry& surname, const std::vector<GivenReading>& given);

// As SettleReadings(), with the odd spellings of the lexicon, `listed`, first.
void PutFirst(std::vector<NameReading> listed,
              std::vector<NameReading>* readings);

// The names that the lexicon has under the key; of closeness 1.
std::vector<NameReading> ListedReadings(const WordEntry& entry);

// Sorts by closeness, best 1, and drops what is far off or beyond the cap.
void SettleReadings(std::vector<NameReading>* readings);

// The initial-sound rule at the head of a surname or given name: 리 is 이, 룡
// is 용, 로 is 노, 녀 is 여.
char16_t FoldInitialSound(char16_t syllable);

// A name as it is compared: surname (one or two syllables; `second` is 0 for
// one) and given name (`b` is 0 for one), folded.
struct FoldedName {
  explicit FoldedName(uint64_t syllables) : code(syllables) {}
  FoldedName(char16_t surname, char16_t second, char16_t a, char16_t b);
  std::string Utf8() const;

  uint64_t code;  // four syllables, the first highest
};

}  // namespace defnews::names

// SPDX-License-Identifier: GPL-3.0-or-later
// The tables behind the name reader: what names_compiler makes of the data
// files beside this one. Constant data without a pointer in it, so that a
// program pays nothing for them when it starts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace defnews::names {

enum WordFlag : uint8_t {
  kEnglishWord = 1,    // an English word, or a foreign name
  kFunctionWord = 2,   // an English word that is capitalised in headings
  kKoreanWord = 4,     // a Korean word that looks like a name
  kTitle = 8,          // a Korean office that follows a name
  kStartsListed = 16,  // the first words, but not all, of a listed name
  kSpaced = 32,        // of the lexicon, and written with blanks
};

// A word in small letters, or Hangul, and what it may be. The counts and
// starts are ranges of the reading tables below.
struct WordEntry {
  uint32_t text;  // where in kWordText
  uint16_t syllables;
  uint16_t surnames;
  uint16_t listed;
  uint8_t length;  // bytes
  uint8_t flags;   // of WordFlag
  uint8_t syllable_count;
  uint8_t surname_count;
  uint8_t listed_count;
  bool odd;  // listed: an irregular spelling, other readings stay open
};

// A syllable that a spelling may stand for; weight in 1..255, 255 is plain.
struct SyllableReading {
  char16_t hangul;
  uint8_t weight;
};

inline constexpr uint8_t kFrequentSyllable = 255;

struct SurnameReading {
  char16_t hangul[2];  // the second is 0 for a surname of one syllable
  uint8_t weight;
  bool frequent;
};

struct ListedReading {
  uint32_t text;  // where in kWordText
  uint8_t length;
  uint8_t kind;  // of NameKind
};

struct NameTables {
  const char* word_text;
  const WordEntry* words;
  const uint32_t* slots;  // (hash & 0xFFFF0000) | (index of the word + 1)
  size_t slot_mask;
  const uint64_t* starts;  // bits of MayStartName()
  const SyllableReading* syllables;
  const SurnameReading* surnames;
  const ListedReading* listed;
  const SurnameReading* surname_list;  // every surname once
  size_t surname_list_count;
  const SyllableReading* name_syllables;  // ascending; 255: a frequent one
  size_t name_syllable_count;
};

// A function, not a variable: defined in the generated file.
const NameTables& Tables();

// FNV-1a; its high half tells words in one slot apart.
constexpr uint32_t kHashSeed = 2166136261u;
constexpr uint32_t HashStep(uint32_t hash, char c) {
  return (hash ^ static_cast<uint8_t>(c)) * 16777619u;
}
constexpr uint32_t HashOf(std::string_view word) {
  uint32_t hash = kHashSeed;
  for (const char c : word) hash = HashStep(hash, c);
  return hash;
}
constexpr size_t SlotOf(uint32_t hash, size_t mask) {
  return (hash ^ (hash >> 15)) & mask;
}

// The entry of a word, or nullptr. `hash` must be HashOf(word).
const WordEntry* FindWord(std::string_view word, uint32_t hash);
inline const WordEntry* FindWord(std::string_view word) {
  return FindWord(word, HashOf(word));
}

// Whether a word that begins with the three bytes (0 where it has ended, of
// letters the low five bits) may be a surname, a syllable or listed. So small
// that the scan keeps it at hand.
inline constexpr size_t kStartBits = size_t{1} << 15;
constexpr size_t StartBit(unsigned a, unsigned b, unsigned c) {
  return (a & 31) << 10 | (b & 31) << 5 | (c & 31);
}
inline bool MayStartName(const NameTables& tables, size_t start_bit) {
  return (tables.starts[start_bit / 64] >> (start_bit % 64) & 1) != 0;
}

// Whether Korean given names use the syllable, or use it often.
bool IsNameSyllable(char16_t hangul);
bool IsFrequentNameSyllable(char16_t hangul);

}  // namespace defnews::names

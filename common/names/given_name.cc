// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/given_name.h"

#include <algorithm>

namespace defnews::names {
namespace {

// Of 255. Surnames spelled less usually than this need more evidence.
constexpr uint8_t kUsual = 130;
constexpr uint8_t kSeldom = 100;  // foreign rather (Li Hung Chang)
constexpr size_t kShortestJoined = 4;

bool HasFlag(const WordEntry* entry, uint8_t flag) {
  return entry != nullptr && (entry->flags & flag) != 0;
}

// Function words that are frequent surnames all the same are An, No, O, So.
bool IsFunctionWord(const WordEntry& surname) {
  return HasFlag(&surname, kFunctionWord);
}

// Whether it is, however seldom it is spelled so, a frequent surname: I, but
// not In or To, which stand before any name of a place.
bool SpellsFrequentSurname(const WordEntry& entry) {
  const SurnameReading* readings = Tables().surnames + entry.surnames;
  return std::any_of(readings, readings + entry.surname_count,
                     [](const SurnameReading& each) { return each.frequent; });
}

// `Nak-yeon`, which after `I` can be nothing but a given name.
bool IsPlainlyGiven(const GivenName& given) {
  constexpr uint8_t kWord = kEnglishWord | kFunctionWord;
  return given.form == GivenForm::kHyphenated &&
         !HasFlag(given.first->entry, kWord) &&
         !HasFlag(given.second->entry, kWord);
}

bool IsNameLikePair(const WordEntry& surname, const GivenName& given) {
  const WordEntry* first = given.first->entry;
  const WordEntry* second = given.second->entry;
  const bool words =
      HasFlag(first, kEnglishWord) && HasFlag(second, kEnglishWord);
  const bool function =
      HasFlag(first, kFunctionWord) || HasFlag(second, kFunctionWord);
  const bool weak = IsWeakSurname(surname);
  if (given.form == GivenForm::kHyphenated) return !words || !weak || !function;
  if (IsFunctionWord(surname) && function) return false;
  if (Tables().surnames[surname.surnames].weight < kSeldom) return false;
  return !words || (!weak && !function);
}

// One word in running text says less than two parts do.
bool IsNameLikeWord(const WordEntry& surname, const GivenName& given) {
  const WordEntry* word = given.first->entry;
  if (HasFlag(word, kEnglishWord) || !IsFrequentSurname(surname)) return false;
  const size_t size = given.first->word.view().size();
  if (given.form == GivenForm::kJoined) {
    return size >= kShortestJoined && !IsFunctionWord(surname);
  }
  // `Jong Un` is a given name without its surname.
  return !IsWeakSurname(surname) && surname.syllable_count == 0 && size > 1 &&
         word != nullptr && !IsFrequentSurname(*word);
}

bool IsNameLikeWordAsked(const WordEntry& surname, const GivenName& given) {
  const WordEntry* word = given.first->entry;
  if (given.form == GivenForm::kJoined) return !HasFlag(word, kEnglishWord);
  if (IsFunctionWord(surname) || HasFlag(word, kFunctionWord)) return false;
  return !HasFlag(word, kEnglishWord) || !IsWeakSurname(surname);
}

// Every reading of the given name; empty if it is none.
std::vector<GivenReading> ReadGiven(const GivenName& given) {
  std::vector<GivenReading> readings;
  const WordEntry* first = given.first->entry;
  switch (given.form) {
    case GivenForm::kHyphenated:
    case GivenForm::kTwoWords: {
      const WordEntry* second = given.second->entry;
      if (first == nullptr || second == nullptr) break;
      readings.reserve(size_t{first->syllable_count} * second->syllable_count);
      ReadTwoSyllables(*first, *second, &readings);
      break;
    }
    case GivenForm::kJoined:
      ReadJoined(given.first->word, &readings);
      break;
    case GivenForm::kOneSyllable:
      if (first != nullptr) ReadOneSyllable(*first, &readings);
      break;
  }
  return readings;
}

}  // namespace

bool IsWeakSurname(const WordEntry& surname) {
  return HasFlag(&surname, kEnglishWord) ||
         Tables().surnames[surname.surnames].weight < kUsual;
}

std::vector<NameReading> ReadFullName(const LatinWord& surname,
                                      const GivenName& given) {
  NameWord key = surname.word;
  key.Append(given.first->word);
  if (given.second != nullptr) key.Append(given.second->word);
  const WordEntry* known = key.Find();
  // Kim Hae is nobody's town Kimhae.
  const bool listed = known != nullptr && known->listed_count > 0 &&
                      (known->flags & kSpaced) != 0;
  if (listed && !known->odd) return ListedReadings(*known);
  std::vector<NameReading> readings =
      CombineReadings(*surname.entry, ReadGiven(given));
  if (listed) PutFirst(ListedReadings(*known), &readings);
  return readings;
}

bool IsNameLike(const WordEntry& surname, const GivenName& given, bool asked) {
  if (!asked && IsFunctionWord(surname) && !IsFrequentSurname(surname) &&
      !(SpellsFrequentSurname(surname) && IsPlainlyGiven(given))) {
    return false;
  }
  if (given.second != nullptr) return IsNameLikePair(surname, given);
  return asked ? IsNameLikeWordAsked(surname, given)
               : IsNameLikeWord(surname, given);
}

bool IsFrequentSurname(const WordEntry& entry) {
  for (size_t i = 0; i < entry.surname_count; ++i) {
    const SurnameReading& reading = Tables().surnames[entry.surnames + i];
    if (reading.frequent && reading.weight >= kUsual) return true;
  }
  return false;
}

}  // namespace defnews::names

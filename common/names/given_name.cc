// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/given_name.h"

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

bool IsNameLikePair(const WordEntry& surname, const GivenName& given) {
  const WordEntry* first = given.first->word.Find();
  const WordEntry* second = given.second->word.Find();
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
  const WordEntry* word = given.first->word.Find();
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
  const WordEntry* word = given.first->word.Find();
  if (given.form == GivenForm::kJoined) return !HasFlag(word, kEnglishWord);
  if (IsFunctionWord(surname) || HasFlag(word, kFunctionWord)) return false;
  return !HasFlag(word, kEnglishWord) || !IsWeakSurname(surname);
}

}  // namespace

bool IsWeakSurname(const WordEntry& surname) {
  return HasFlag(&surname, kEnglishWord) ||
         Tables().surnames[surname.surnames].weight < kUsual;
}

std::vector<GivenReading> ReadGiven(const GivenName& given) {
  std::vector<GivenReading> readings;
  const std::string_view first = given.first->word.view();
  switch (given.form) {
    case GivenForm::kHyphenated:
    case GivenForm::kTwoWords:
      ReadTwoSyllables(first, given.second->word.view(), &readings);
      break;
    case GivenForm::kJoined:
      ReadJoined(given.first->word, &readings);
      break;
    case GivenForm::kOneSyllable:
      ReadOneSyllable(first, &readings);
      break;
  }
  return readings;
}

bool IsNameLike(const WordEntry& surname, const GivenName& given, bool asked) {
  if (!asked && IsFunctionWord(surname) && !IsFrequentSurname(surname)) {
    return false;
  }
  if (given.second != nullptr) return IsNameLikePair(surname, given);
  return asked ? IsNameLikeWordAsked(surname, given)
               : IsNameLikeWord(surname, given);
}

std::string NameKey(const LatinWord& surname, const GivenName& given) {
  std::string key(surname.word.view());
  key += given.first->word.view();
  if (given.second != nullptr) key += given.second->word.view();
  return key;
}

bool IsFrequentSurname(const WordEntry& entry) {
  for (size_t i = 0; i < entry.surname_count; ++i) {
    const SurnameReading& reading = Tables().surnames[entry.surnames + i];
    if (reading.frequent && reading.weight >= kUsual) return true;
  }
  return false;
}

}  // namespace defnews::names

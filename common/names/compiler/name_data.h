// SPDX-License-Identifier: GPL-3.0-or-later
// The data files of common/names in memory, read strictly: whatever is
// unknown, twice or contradictory is an error, and the build fails.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/names/compiler/spellings.h"

namespace defnews::names {

struct Surname {
  std::u16string hangul;  // folded, one or two syllables
  bool frequent = false;
  Spellings spellings;
};

struct Listed {
  std::string hangul;  // UTF-8
  uint8_t kind = 0;    // of NameKind
  bool odd = false;    // marked `also`
};

struct NameData {
  std::map<char16_t, Spellings> syllables;  // percent, frequency included
  std::set<char16_t> frequent;              // of the syllables
  std::vector<Surname> surnames;
  std::map<std::string, std::vector<Listed>> lexicon;  // by key
  std::map<std::string, uint8_t> flags;                // word -> WordFlag
};

// The files surnames.tsv, syllables.tsv, words.tsv and lexicon.tsv of
// `folder`. Appends "file:line: what is wrong" to `errors`.
NameData ReadNameData(const std::string& folder,
                      std::vector<std::string>* errors);

// What a name is looked up by: small letters without diacritics, apostrophes,
// hyphens and spaces, or Hangul without spaces.
std::string KeyOf(const std::string& spelling);

}  // namespace defnews::names

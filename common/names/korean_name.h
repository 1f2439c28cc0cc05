// SPDX-License-Identifier: GPL-3.0-or-later
// Korean names in any spelling, as the Hangul they may stand for. A name in
// Latin letters is read as a set: the Revised and McCune-Reischauer systems,
// the North's and the newspapers' habits let one spelling stand for several
// names and one name have many spellings. Two spellings meet when their sets
// share a reading. Known persons, places, ships and weapons come from
// lexicon.tsv.
//
// Readings are in one canonical form: the initial-sound rule is folded to the
// South's usage on surname and given name (리영호 and 이영호 are 이영호), and
// Hangul input is folded alike.
//
// Every function is linear in the text, takes any bytes, and may be called
// from any thread: the tables are constant data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

enum class NameKind : uint8_t { kPerson, kPlace, kShip, kWeapon, kOther };

struct NameReading {
  std::string hangul;    // UTF-8, without spaces
  double closeness = 1;  // over 0, at most 1; of the best reading always 1
  NameKind kind = NameKind::kPerson;
};

struct NameMention {
  size_t begin = 0;  // bytes of the text, half open; without title, particle
  size_t end = 0;    // or possessive
  std::vector<NameReading> readings;  // closest first, 1 to kMaxReadings
};

inline constexpr size_t kMaxReadings = 12;

// Appends the names that stand in running text, English with the names in
// Latin letters or Korean, ascending and apart. For the index: what only may
// be a name (a surname alone, `Song In`, `Han River`) is passed over.
void FindNames(std::string_view text, std::vector<NameMention>* mentions);

// The readings of `text` if the whole of it reads as one Korean name, closest
// first; none otherwise. For queries: any case, parts joined, hyphenated or
// apart, `Shin, Won-sik`, given name first, diacritics and apostrophes, or
// Hangul with an optional title or particle.
std::vector<NameReading> ReadName(std::string_view text);

}  // namespace defnews

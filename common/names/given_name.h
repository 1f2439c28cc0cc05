// SPDX-License-Identifier: GPL-3.0-or-later
// Whether words in Latin letters are a given name, or only could be.
#pragma once

#include <string>
#include <vector>

#include "common/names/latin_word.h"
#include "common/names/readings.h"

namespace defnews::names {

enum class GivenForm { kHyphenated, kTwoWords, kJoined, kOneSyllable };

struct GivenName {
  GivenForm form = GivenForm::kOneSyllable;
  const LatinWord* first = nullptr;
  const LatinWord* second = nullptr;  // kHyphenated, kTwoWords
};

// The readings of the name, closest first, what the lexicon pins before what
// the rules say; empty if neither knows it. `surname.entry` has surnames.
std::vector<NameReading> ReadFullName(const LatinWord& surname,
                                      const GivenName& given);

// Whether surname and given name are a name rather than English words that
// spell one (`Song In`, `Moon Base`): common surnames need little, spellings
// that are English words or seldom used need a hyphen or a syllable that is
// no word. `asked`: somebody asks for it as a name, so that case and place in
// the sentence tell nothing and one syllable is enough.
bool IsNameLike(const WordEntry& surname, const GivenName& given, bool asked);

// Whether the spelling is an English word too, or a seldom one.
bool IsWeakSurname(const WordEntry& surname);

// Whether the spelling is of a frequent surname.
bool IsFrequentSurname(const WordEntry& entry);

}  // namespace defnews::names

// SPDX-License-Identifier: GPL-3.0-or-later
// Korean words one edit apart, by syllables. The index holds pairs of
// syllables, so a word may be in it only if all its pairs are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/suggest/term_gaps.h"

namespace defnews {

struct HangulNeighbour {
  enum class Edit {
    kLetter,    // one letter of one syllable is another: the likeliest error
    kSyllable,  // one syllable
    kShortened  // it lacks the first or the last syllable: found wherever
                // words have the rest in them, so the least of all
  };
  std::string word;
  Edit edit = Edit::kSyllable;
};

// The words that one syllable more, one less, another one, or two changed
// round make of `word` and whose pairs are all in `pairs`, each
// once. A word of two
// syllables has only those that differ by one letter, as half of it would be
// new otherwise. Throws what Xapian throws.
std::vector<HangulNeighbour> HangulNeighbours(std::string_view word,
                                              const TermList& pairs);

}  // namespace defnews

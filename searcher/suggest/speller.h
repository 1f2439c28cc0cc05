// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a query the index does not have, and which near ones it has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "searcher/engine/engine.h"
#include "searcher/query/ast.h"

namespace defnews {

// How a word is asked for.
struct WordUse {
  Field field = Field::kAny;
  bool exact = false;   // as typed
  bool hangul = false;  // it is Hangul and nothing else
};

// For one thread. Functions throw what Xapian throws.
class Speller {
 public:
  // Both must outlive it. `far`: see TermList.
  Speller(Engine* engine, bool far, Analyzer* analyzer)
      : engine_(engine), far_(far), analyzer_(analyzer) {}

  // Whether no article has `word`, in any field.
  bool IsMissing(std::string_view word, const WordUse& use) const;

  // Words one edit from `word` that articles have in the field, those in the
  // most articles first; few. Of forms of one stem, one, unless it must be as
  // typed. Of Korean words, those that differ by one letter come before those
  // that differ by a syllable.
  std::vector<std::string> Corrections(std::string_view word,
                                       const WordUse& use) const;

 private:
  struct Found {
    std::string word;
    int distance = 0;  // the less, the likelier
    uint64_t articles = 0;
  };
  struct Form;

  std::string StemOf(const std::string& word) const;
  std::vector<Found> Latin(const std::string& word, const WordUse& use) const;
  std::vector<Found> Hangul(const std::string& word, const WordUse& use) const;
  static void DropFragments(std::vector<Found>* found);
  std::string AsWritten(const Form& form, bool exact) const;
  uint64_t CountHangul(const std::string& word, const WordUse& use) const;

  uint64_t Count(const std::string& term) const;

  Engine* const engine_;
  const bool far_;
  Analyzer* const analyzer_;
};

}  // namespace defnews

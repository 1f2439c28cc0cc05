// SPDX-License-Identifier: GPL-3.0-or-later
// The terms and words that a query asks for, and where a text has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "common/text/analyzer.h"

namespace defnews {

// One occurrence of something asked for. Bytes as in Occurrence.
struct WordHit {
  uint32_t position = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint16_t flags = 0;  // of TermFlag
  uint16_t span = 1;   // positions it covers
};

// For each thing asked for, by its number, its hits in order of position.
using TextHits = std::vector<std::vector<WordHit>>;

// Asking twice for the same gives the same number.
class Vocabulary {
 public:
  int AddTerm(std::string_view term);      // the term is this
  int AddWord(std::string_view word);      // the word is this
  int AddPrefix(std::string_view prefix);  // the word begins with this

  // Analyses `text` and replaces `hits` by what it has.
  void Find(std::string_view text, Analyzer* analyzer, TextHits* hits);

 private:
  using Numbers = absl::flat_hash_map<std::string, int>;

  int Add(std::string_view text, Numbers* numbers);
  void FindOccurrence(const Occurrence& occurrence, const Analyzer& analyzer,
                      TextHits* hits) const;

  int count_ = 0;
  Numbers terms_;
  Numbers words_;
  Numbers prefixes_;
  std::vector<Occurrence> occurrences_;  // kept for its memory
};

}  // namespace defnews

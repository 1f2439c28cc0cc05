// SPDX-License-Identifier: GPL-3.0-or-later
// A leaf of the query, analysed: what it takes for a text to match it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/text/analyzer.h"
#include "searcher/match/place.h"
#include "searcher/match/vocabulary.h"
#include "searcher/query/ast.h"

namespace defnews {

class Pattern {
 public:
  // Of a kWord, kPhrase, kPrefix or kName; `stems` are further terms that the
  // prefix stands for. What it looks for is added to `vocabulary`.
  Pattern(const Node& node, const std::vector<std::string>& stems,
          Analyzer* analyzer, Vocabulary* vocabulary);

  // The places in a text, as found with the same vocabulary, each with `leaf`.
  Places Find(const TextHits& hits, int leaf) const;

 private:
  // What one position must have: a hit of this number in the vocabulary with
  // all, at least one and none of these flags (0: no such condition).
  struct Element {
    int number = 0;
    uint16_t all_of = 0;
    uint16_t one_of = 0;
    uint16_t none_of = 0;
  };
  using Sequence = std::vector<Element>;  // consecutive positions

  void CompileName(const std::string& reading, Vocabulary* vocabulary);
  void CompileStems(const QueryTerms& terms, Vocabulary* vocabulary);
  void CompileExact(const QueryTerms& terms, Vocabulary* vocabulary);
  void CompilePrefix(const QueryTerms& terms,
                     const std::vector<std::string>& stems,
                     Vocabulary* vocabulary);
  static Element StemElement(const QueryTerms::Term& term,
                             Vocabulary* vocabulary);
  static Element ExactElement(const QueryTerms::Term& term,
                              Vocabulary* vocabulary);
  static bool Fits(const WordHit& hit, const Element& element);
  static const WordHit* At(const TextHits& hits, const Element& element,
                           uint32_t position);
  static void FindSequence(const Sequence& sequence, const TextHits& hits,
                           int leaf, Places* places);

  std::vector<Sequence> sequences_;  // any of these
};

}  // namespace defnews

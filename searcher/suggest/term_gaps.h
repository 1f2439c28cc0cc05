// SPDX-License-Identifier: GPL-3.0-or-later
// Terms of an index that have one unknown character.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/engine.h"

namespace defnews {

// The index under one prefix: a list of words that can be asked for.
class TermList {
 public:
  // `prefix` is that of the schema, empty for plain terms. `far`: the index
  // is on servers, which answer questions but send no part of a list without
  // all of it. The engine must outlive the list; it throws what Xapian throws.
  TermList(Engine* engine, std::string_view prefix, bool far = false)
      : engine_(engine), prefix_(prefix), far_(far) {}

  bool Has(const std::string& word) const;
  // Whether any word begins so; far ones may, where `beginning` is short.
  bool HasPrefix(const std::string& beginning) const;

  // Every character that makes head + character + tail a word of the list, in
  // their order. It leaps from one character that follows `head` in the index
  // to the next, so it takes two look-ups for each of those, however many
  // words there are; `first` and `last` bound the characters. Far words are
  // asked for one by one after a short `head`: of the letters then only Latin
  // and Hangul ones.
  std::vector<int32_t> Fillings(std::string_view head, std::string_view tail,
                                int32_t first, int32_t last) const;

 private:
  bool AreTooMany(std::string_view beginning) const;
  std::vector<int32_t> Asked(std::string_view head, std::string_view tail,
                             int32_t first, int32_t last) const;

  Engine* const engine_;
  const std::string prefix_;
  const bool far_;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The words and terms that an analyzer has met, by number.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "common/text/text_map.h"

namespace defnews {

// Not for use by two threads at once.
class TermStore {
 public:
  TermStore() : stem_("english") {}

  // The number of a word, case folded; `flags` of TermFlag tell how its term
  // is made.
  uint32_t InternWord(std::string_view word, uint16_t flags);
  // The number of the term of a word.
  uint32_t term_of(uint32_t word) const { return words_[word].term; }

  // English Snowball for words of ASCII letters; all else stays as it is.
  std::string TermOf(std::string_view word, uint16_t flags);

  std::string_view term(uint32_t id) const { return terms_[id]; }
  std::string_view word(uint32_t id) const { return words_[id].text; }
  uint32_t term_count() const { return static_cast<uint32_t>(terms_.size()); }
  uint32_t word_count() const { return static_cast<uint32_t>(words_.size()); }

  // See Analyzer::vocabulary().
  uint64_t id() const { return id_; }
  // About how much memory it takes.
  size_t bytes() const { return bytes_; }
  // Forgets all words; the id changes.
  void Clear();

 private:
  struct Word {
    std::string text;
    uint32_t term;
  };

  uint32_t InternTerm(std::string term);
  static uint64_t NewId();

  Xapian::Stem stem_;
  TextMap<uint32_t> word_ids_;
  TextMap<uint32_t> term_ids_;
  std::deque<Word> words_;
  std::deque<std::string> terms_;
  size_t bytes_ = 0;
  uint64_t id_ = NewId();
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/vocabulary.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "common/text/analyzer.h"
#include "common/text/char_class.h"

namespace defnews {
namespace {

// What a word or a term costs beside its text, roughly.
constexpr size_t kEntryBytes = 96;

}  // namespace

uint64_t TermStore::NewId() {
  static std::atomic<uint64_t> last = 0;
  return ++last;
}

std::string TermStore::TermOf(std::string_view word, uint16_t flags) {
  std::string text(word);
  if ((flags & (kCapital | kSyllables | kName)) != 0) return text;
  const bool stemmed = std::all_of(word.begin(), word.end(), [](char c) {
    return IsLetter(c) || c == '\'';
  });
  return stemmed ? stem_(text) : text;
}

uint32_t TermStore::InternWord(std::string_view word, uint16_t flags) {
  const auto known = word_ids_.find(word);
  if (known != word_ids_.end()) return known->second;
  const uint32_t term = InternTerm(TermOf(word, flags));
  const uint32_t id = word_count();
  words_.push_back({std::string(word), term});
  word_ids_.emplace(words_.back().text, id);
  bytes_ += word.size() + kEntryBytes;
  return id;
}

uint32_t TermStore::InternTerm(std::string term) {
  const auto known = term_ids_.find(term);
  if (known != term_ids_.end()) return known->second;
  const uint32_t id = term_count();
  bytes_ += term.size() + kEntryBytes;
  terms_.push_back(std::move(term));
  term_ids_.emplace(terms_.back(), id);
  return id;
}

void TermStore::Clear() {
  word_ids_.clear();
  term_ids_.clear();
  words_.clear();
  terms_.clear();
  bytes_ = 0;
  id_ = NewId();
}

}  // namespace defnews

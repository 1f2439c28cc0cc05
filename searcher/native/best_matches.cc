// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/best_matches.h"

#include <algorithm>
#include <utility>

namespace defnews {

std::string_view BestMatches::Key(Entry* entry) {
  if (!entry->keyed) {
    entry->key = key_of_(entry->match.document);
    entry->keyed = true;
  }
  return entry->key;
}

bool BestMatches::Before(Entry* a, Entry* b) {
  if (by_weight_ && a->match.weight != b->match.weight) {
    return a->match.weight > b->match.weight;
  }
  return Key(a) < Key(b);
}

// Comparing may fetch a key: what is compared is not const.
void BestMatches::Put(Entry entry) {
  const auto before = [this](const Entry& a, const Entry& b) {
    return Before(const_cast<Entry*>(&a), const_cast<Entry*>(&b));
  };
  if (limit_ == 0) {
    heap_.push_back(std::move(entry));
    return;
  }
  if (full()) {
    if (!Before(&entry, &heap_.front())) return;
    std::pop_heap(heap_.begin(), heap_.end(), before);
    heap_.back() = std::move(entry);
  } else {
    heap_.push_back(std::move(entry));
  }
  std::push_heap(heap_.begin(), heap_.end(), before);
}

void BestMatches::Add(DocumentRef document, double weight) {
  Put({{document, weight, {}}, "", false});
}

void BestMatches::Add(DocumentRef document, double weight,
                      std::string_view key) {
  Put({{document, weight, {}}, std::string(key), true});
}

std::vector<Match> BestMatches::Take() {
  std::sort(heap_.begin(), heap_.end(), [this](const Entry& a, const Entry& b) {
    return Before(const_cast<Entry*>(&a), const_cast<Entry*>(&b));
  });
  std::vector<Match> matches;
  matches.reserve(heap_.size());
  for (const Entry& entry : heap_) matches.push_back(entry.match);
  heap_.clear();
  return matches;
}

}  // namespace defnews

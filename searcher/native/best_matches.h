// SPDX-License-Identifier: GPL-3.0-or-later
// The best of the matches seen so far, in the order that is asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/engine.h"

namespace defnews {

// Hits of equal weight stand in the order of their keys, ascending. Where the
// order is by key alone, all weights are taken for equal. Keys are fetched
// only where they decide.
class BestMatches {
 public:
  using KeyOf = std::function<std::string(DocumentRef)>;

  // `limit` 0 keeps all.
  BestMatches(size_t limit, bool by_weight, KeyOf key_of)
      : limit_(limit), by_weight_(by_weight), key_of_(std::move(key_of)) {}

  bool full() const { return limit_ > 0 && heap_.size() >= limit_; }
  // The weight and the key of the last one kept; only if full().
  double least_weight() const { return heap_.front().match.weight; }
  std::string_view last_key() { return Key(&heap_.front()); }

  void Add(DocumentRef document, double weight);
  // The same where the key is at hand.
  void Add(DocumentRef document, double weight, std::string_view key);

  // In order; empty afterwards.
  std::vector<Match> Take();

 private:
  struct Entry {
    Match match;
    std::string key;
    bool keyed = false;
  };

  std::string_view Key(Entry* entry);
  bool Before(Entry* a, Entry* b);
  void Put(Entry entry);

  size_t limit_;
  bool by_weight_;
  KeyOf key_of_;
  std::vector<Entry> heap_;  // the last in order on top
};

}  // namespace defnews

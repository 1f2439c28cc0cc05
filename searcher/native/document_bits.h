// SPDX-License-Identifier: GPL-3.0-or-later
// A set of documents of one partition, a bit for each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace defnews {

class DocumentBits {
 public:
  DocumentBits() = default;
  // Room for documents up to `last`.
  explicit DocumentBits(uint32_t last) : words_(size_t{last} / 64 + 1) {}

  // Whether it has no room at all.
  bool empty() const { return words_.empty(); }
  // Beyond the last there is nothing, and setting does nothing.
  bool Test(uint32_t document) const {
    const size_t word = document / 64;
    return word < words_.size() && (words_[word] >> (document % 64) & 1) != 0;
  }
  void Set(uint32_t document) {
    const size_t word = document / 64;
    if (word < words_.size()) words_[word] |= uint64_t{1} << (document % 64);
  }
  // The first that is not before `document`; `none` if there is none.
  uint32_t From(uint32_t document, uint32_t none) const {
    size_t at = document / 64;
    if (at >= words_.size()) return none;
    uint64_t word = words_[at] >> (document % 64) << (document % 64);
    while (word == 0) {
      if (++at == words_.size()) return none;
      word = words_[at];
    }
    return static_cast<uint32_t>(at * 64 +
                                 static_cast<size_t>(std::countr_zero(word)));
  }
  size_t Count() const {
    size_t count = 0;
    for (const uint64_t word : words_) {
      count += static_cast<size_t>(std::popcount(word));
    }
    return count;
  }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace defnews

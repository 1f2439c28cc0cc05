// SPDX-License-Identifier: GPL-3.0-or-later
// A hash map keyed by short texts that stay where they are. Looked up once for
// each chunk of running text, so hashing and comparing decide the speed of the
// analysis: XXH3 in line, and texts of the same size compared eight bytes at a
// time without a call.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace defnews {

struct TextHash {
  size_t operator()(std::string_view text) const {
    return XXH3_64bits(text.data(), text.size());
  }
};

struct TextEqual {
  bool operator()(std::string_view a, std::string_view b) const {
    if (a.size() != b.size()) return false;
    const char* left = a.data();
    const char* right = b.data();
    size_t size = a.size();
    if (size < sizeof(uint64_t)) return SameShort(left, right, size);
    for (; size > sizeof(uint64_t); size -= sizeof(uint64_t)) {
      if (Word(left) != Word(right)) return false;
      left += sizeof(uint64_t);
      right += sizeof(uint64_t);
    }
    // The last eight bytes, some of them again.
    left = a.data() + a.size() - sizeof(uint64_t);
    right = b.data() + b.size() - sizeof(uint64_t);
    return Word(left) == Word(right);
  }

 private:
  static bool SameShort(const char* a, const char* b, size_t size) {
    for (size_t i = 0; i < size; ++i) {
      if (a[i] != b[i]) return false;
    }
    return true;
  }

  static uint64_t Word(const char* at) {
    uint64_t word;
    std::memcpy(&word, at, sizeof(word));
    return word;
  }
};

template <typename Value>
using TextMap =
    absl::flat_hash_map<std::string_view, Value, TextHash, TextEqual>;

}  // namespace defnews

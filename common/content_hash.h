// SPDX-License-Identifier: GPL-3.0-or-later
// Stable hashes of content: ids of articles without one, versions of articles,
// checksums of index files. XXH3 (xxHash 0.8, whose output is fixed for good);
// not cryptographic.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace defnews {

// 16 lower-case hex digits (XXH3, 64 bits).
std::string ContentHash64(std::string_view bytes);

// 32 lower-case hex digits (XXH3, 128 bits).
std::string ContentHash128(std::string_view bytes);

// The same in 16 bytes, for tables of very many. Of a million million pairs of
// contents one in 10^26 has the same.
using PackedHash128 = std::array<uint32_t, 4>;
PackedHash128 ContentHashPacked(std::string_view bytes);

// The 64-bit hash as a number.
uint64_t ContentHashValue(std::string_view bytes);

// ContentHash128() of bytes that come piece by piece. For one thread.
class ContentHasher {
 public:
  ContentHasher();
  ~ContentHasher();

  void Add(std::string_view bytes);
  // Of all that was added.
  std::string Hash128() const;

 private:
  struct State;
  const std::unique_ptr<State> state_;
};

}  // namespace defnews

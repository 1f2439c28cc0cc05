// SPDX-License-Identifier: GPL-3.0-or-later
// What an analyzer remembers of short chunks, found by one probe of a table
// that holds all of it: running text costs one cache line a chunk.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace defnews {

// A chunk of at most kMaxBytes bytes above 0x20, padded with zeros. Its first
// byte is the lowest.
struct ChunkKey {
  static constexpr size_t kMaxBytes = 15;

  uint64_t low = 0;
  uint64_t high = 0;

  bool operator==(const ChunkKey&) const = default;
};

// The bytes of text from some place on, up to the next blank; no more than
// its first 16 are looked at.
class ChunkScan {
 public:
  // `at` must be inside `text`.
  ChunkScan(std::string_view text, size_t at) {
    char bytes[2 * sizeof(uint64_t)] = {};
    const size_t left = text.size() - at;
    // A copy of fixed size is two loads; zeros are blanks, and end the text.
    if (left >= sizeof(bytes)) {
      std::memcpy(bytes, text.data() + at, sizeof(bytes));
    } else {
      std::memcpy(bytes, text.data() + at, left);
    }
    key_.low = Load(bytes);
    key_.high = Load(bytes + sizeof(uint64_t));
    if (const uint64_t blanks = Blanks(key_.low); blanks != 0) {
      size_ = FirstByte(blanks);
      key_.low &= Below(size_);
      key_.high = 0;
    } else if (const uint64_t more = Blanks(key_.high); more != 0) {
      size_ = sizeof(uint64_t) + FirstByte(more);
      key_.high &= Below(size_ - sizeof(uint64_t));
    } else {
      size_ = sizeof(bytes);
    }
  }

  // 0 where a blank stands; over ChunkKey::kMaxBytes where the chunk is longer
  // than a key.
  size_t size() const { return size_; }
  const ChunkKey& key() const { return key_; }

 private:
  static constexpr uint64_t kOnes = 0x0101010101010101;

  static uint64_t Load(const char* bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof(word));
    if constexpr (std::endian::native == std::endian::big) {
      word = __builtin_bswap64(word);
    }
    return word;
  }

  // The high bit of each byte of 0x20 or less; bytes after the first such may
  // have theirs set too.
  static uint64_t Blanks(uint64_t word) {
    return (word - kOnes * 0x21) & ~word & (kOnes * 0x80);
  }
  static size_t FirstByte(uint64_t bits) {
    return static_cast<size_t>(std::countr_zero(bits)) / 8;
  }
  // All bits of the first `bytes` bytes, of which there are at most seven.
  static uint64_t Below(size_t bytes) {
    return (uint64_t{1} << (8 * bytes)) - 1;
  }

  ChunkKey key_;
  size_t size_ = 0;
};

// A chunk's words. With one word they stand here, with none or several in a
// list elsewhere.
struct alignas(32) ChunkEntry {
  enum Kind : uint8_t { kUnused, kOneWord, kList };
  // No name begins in the chunk, and none of its words has a capital.
  static constexpr uint8_t kNameless = 0xfe;
  // A name may begin in the chunk.
  static constexpr uint8_t kMayName = 0xff;

  ChunkKey key;
  uint32_t term = 0;   // kList: the first in the list
  uint32_t word = 0;   // kList: how many
  uint16_t flags = 0;  // of TermFlag; kList: how many positions
  uint8_t begin = 0;
  uint8_t end = 0;
  Kind kind = kUnused;
  // kMayName, kNameless, or where the last word with a capital begins.
  uint8_t names = kMayName;
};

// Open addressing with linear probing, at most half full. The seed differs
// from run to run, so that no text can be made to collide.
class ChunkTable {
 public:
  explicit ChunkTable(uint64_t seed) : seed_(seed | 1) { Clear(); }

  // For Find(), some time before it: the table is larger than the caches.
  size_t Prefetch(const ChunkKey& key) const {
    const size_t hash = Hash(key);
    __builtin_prefetch(&entries_[hash & mask_]);
    return hash;
  }

  // The entry of `key`, or an unused one. `hash` is that of Prefetch().
  const ChunkEntry& Find(const ChunkKey& key, size_t hash) const {
    size_t at = hash & mask_;
    while (entries_[at].kind != ChunkEntry::kUnused &&
           !(entries_[at].key == key)) {
      at = (at + 1) & mask_;
    }
    return entries_[at];
  }

  // `entry` must be used and its key new.
  void Insert(const ChunkEntry& entry) {
    if (2 * (count_ + 1) > entries_.size()) Grow();
    Place(entry);
    ++count_;
  }

  void Clear() {
    entries_.assign(kFirstSize, {});
    entries_.shrink_to_fit();
    mask_ = kFirstSize - 1;
    count_ = 0;
  }

 private:
  static constexpr size_t kFirstSize = 1024;

  // The halves of a product of 128 bits, folded.
  size_t Hash(const ChunkKey& key) const {
    __extension__ using Wide = unsigned __int128;
    constexpr uint64_t kMix = 0x9e3779b97f4a7c15;
    const Wide product = Wide{key.low ^ seed_} * (key.high ^ kMix ^ seed_);
    return static_cast<size_t>(product) ^ static_cast<size_t>(product >> 64);
  }

  void Place(const ChunkEntry& entry) {
    size_t at = Hash(entry.key) & mask_;
    while (entries_[at].kind != ChunkEntry::kUnused) at = (at + 1) & mask_;
    entries_[at] = entry;
  }

  void Grow() {
    std::vector<ChunkEntry> before(2 * entries_.size());
    before.swap(entries_);
    mask_ = entries_.size() - 1;
    for (const ChunkEntry& entry : before) {
      if (entry.kind != ChunkEntry::kUnused) Place(entry);
    }
  }

  const uint64_t seed_;
  std::vector<ChunkEntry> entries_;
  size_t mask_ = 0;
  size_t count_ = 0;
};

}  // namespace defnews

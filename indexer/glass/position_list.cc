// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/position_list.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "common/glass/codec.h"

namespace defnews::glass {
namespace {

// Bits, the lowest first.
class BitWriter {
 public:
  // `out` has room for all that is written, and for some bytes more.
  explicit BitWriter(char* out) : out_(out) {}

  // One of `choices` numbers from 0 on. Where they are no power of two, those
  // in the middle take one bit less.
  void Write(uint64_t number, uint64_t choices) {
    const auto bits = static_cast<unsigned>(std::bit_width(choices - 1));
    const uint64_t spare = (uint64_t{1} << bits) - choices;
    const uint64_t middle = (choices - spare) / 2;
    if (spare == 0 || number < middle) {
      WriteBits(number, bits);
    } else if (number < middle + spare) {
      WriteBits(number, bits - 1);
    } else {
      WriteBits((number - middle - spare) | uint64_t{1} << (bits - 1), bits);
    }
  }

  // Returns the end.
  char* Flush() {
    Put();
    return out_ + (count_ + 7) / 8;
  }

 private:
  static constexpr unsigned kHalf = 32;

  // At most 32 bits.
  void WriteBits(uint64_t value, unsigned bits) {
    pending_ |= value << count_;
    count_ += bits;
    if (count_ < kHalf) return;
    Put();
    out_ += kHalf / 8;
    pending_ >>= kHalf;
    count_ -= kHalf;
  }

  void Put() {
    for (unsigned at = 0; at < sizeof(pending_); ++at) {
      out_[at] = static_cast<char>(pending_ >> (8 * at));
    }
  }

  char* out_;
  uint64_t pending_ = 0;
  unsigned count_ = 0;
};

// Those between `low` and `high`, which are known: the middle one out of the
// room left to it, then either side. As deep as the logarithm of their number.
void WriteBetween(std::span<const uint32_t> positions, size_t low, size_t high,
                  BitWriter* writer) {
  while (high - low > 1) {
    const size_t middle = low + (high - low) / 2;
    const uint64_t least = positions[low] + uint64_t{middle - low};
    const uint64_t room =
        uint64_t{positions[high]} - positions[low] - (high - low) + 1;
    writer->Write(positions[middle] - least, room);
    WriteBetween(positions, low, middle, writer);
    low = middle;
  }
}

}  // namespace

bool AppendPositions(std::span<const uint32_t> positions, ByteBuffer* out) {
  if (positions.empty()) return true;
  if (positions.size() == 1) {
    out->EndAt(PutVint(positions.front(), out->Room(kMaxVintBytes)));
    return true;
  }
  if (std::adjacent_find(positions.begin(), positions.end(),
                         std::greater_equal<>()) != positions.end()) {
    return false;
  }
  const uint64_t first = positions.front();
  const uint64_t last = positions.back();
  // Each of them, and their number, takes 32 bits at most.
  char* begin = out->Room(kMaxVintBytes + 4 * (positions.size() + 1));
  BitWriter writer(PutVint(last, begin));
  writer.Write(first, last);
  writer.Write(positions.size() - 2, last - first);
  WriteBetween(positions, 0, positions.size() - 1, &writer);
  out->EndAt(writer.Flush());
  return true;
}

}  // namespace defnews::glass

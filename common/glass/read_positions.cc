// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/read_positions.h"

#include <bit>
#include <cstring>

#include "common/glass/codec.h"

namespace defnews::glass {
namespace {

// Bits, the lowest first. Missing ones read as zero and are noticed.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool ok() const { return !short_; }
  // All was there, and nothing is left but padding.
  bool done() const {
    return !short_ && at_ == end_ && pending_ == 0 && count_ < 8;
  }

  // One of `choices` numbers from 0 on. Where they are no power of two, those
  // in the middle take one bit less.
  uint64_t Read(uint64_t choices) {
    const auto bits = static_cast<unsigned>(std::bit_width(choices - 1));
    const uint64_t spare = (uint64_t{1} << bits) - choices;
    if (spare == 0) return ReadBits(bits);
    const uint64_t middle = (choices - spare) / 2;
    const uint64_t number = ReadBits(bits - 1);
    if (number >= middle) return number;
    return ReadBits(1) == 0 ? number : number + middle + spare;
  }

 private:
  uint64_t ReadBits(unsigned bits) {
    if (count_ < bits) Refill();
    if (count_ < bits) {
      short_ = true;
      return 0;
    }
    const uint64_t value = pending_ & ((uint64_t{1} << bits) - 1);
    pending_ >>= bits;
    count_ -= bits;
    return value;
  }

  // To 57 bits at least, or what is left; no number has more than 32.
  void Refill() {
    if (std::endian::native == std::endian::little && end_ - at_ >= 8) {
      uint64_t next;
      std::memcpy(&next, at_, sizeof next);
      pending_ |= next << count_;
      const unsigned bytes = (63 - count_) / 8;
      at_ += bytes;
      count_ += 8 * bytes;
      // Bits beyond those counted are read again.
      pending_ &= count_ == 64 ? ~uint64_t{0} : (uint64_t{1} << count_) - 1;
      return;
    }
    while (count_ <= 56 && at_ != end_) {
      pending_ |= uint64_t{static_cast<unsigned char>(*at_++)} << count_;
      count_ += 8;
    }
  }

  const char* at_;
  const char* end_;
  uint64_t pending_ = 0;
  unsigned count_ = 0;
  bool short_ = false;
};

// Those between `low` and `high`, which are known: the middle one out of the
// room left to it, then either side. As deep as the logarithm of their number.
void ReadBetween(std::vector<uint32_t>* positions, size_t low, size_t high,
                 BitReader* reader) {
  while (high - low > 1 && reader->ok()) {
    const size_t middle = low + (high - low) / 2;
    const uint64_t least = (*positions)[low] + uint64_t{middle - low};
    const uint64_t room =
        uint64_t{(*positions)[high]} - (*positions)[low] - (high - low) + 1;
    (*positions)[middle] = static_cast<uint32_t>(least + reader->Read(room));
    ReadBetween(positions, low, middle, reader);
    low = middle;
  }
}

}  // namespace

bool ReadPositions(std::string_view bytes, std::vector<uint32_t>* positions) {
  positions->clear();
  if (bytes.empty()) return true;
  Decoder decoder(bytes);
  const uint64_t last = decoder.Vint();
  if (!decoder.ok() || last > 0xffffffff) return false;
  if (decoder.done()) {
    positions->push_back(static_cast<uint32_t>(last));
    return true;
  }
  if (last == 0) return false;
  BitReader reader(decoder.Rest());
  const uint64_t first = reader.Read(last);
  if (first >= last) return false;
  const uint64_t count = reader.Read(last - first) + 2;
  // A position takes less than a bit only in a row that fills its room.
  if (!reader.ok() || count > last - first + 1) return false;
  // And such a row is one word again and again: no article has a longer one. So
  // no damage makes us ask for more memory than that.
  constexpr uint64_t kLongestRow = uint64_t{1} << 25;
  if (count > uint64_t{8} * bytes.size() + kLongestRow) return false;
  positions->resize(count);
  positions->front() = static_cast<uint32_t>(first);
  positions->back() = static_cast<uint32_t>(last);
  ReadBetween(positions, 0, count - 1, &reader);
  return reader.done();
}

}  // namespace defnews::glass

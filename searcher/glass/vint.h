// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as the tables of a Glass database spell them. Nothing here reads
// past the end it is given: the bytes may be damaged.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace defnews::glass_reader {

// Takes numbers and texts off the front of some bytes. After a fault
// everything reads as zero or empty, and ok() is false.
class ByteReader {
 public:
  ByteReader() = default;
  explicit ByteReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool ok() const { return ok_; }
  bool done() const { return at_ == end_; }

  // Seven bits a byte, the lowest first; the high bit says that more follow.
  uint64_t Vint() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80) {
      return static_cast<unsigned char>(*at_++);
    }
    return LongVint();
  }

  uint8_t Byte() {
    if (at_ == end_) return static_cast<uint8_t>(Fail());
    return static_cast<uint8_t>(*at_++);
  }

  std::string_view Bytes(uint64_t count) {
    if (count > static_cast<uint64_t>(end_ - at_)) {
      Fail();
      return {};
    }
    const std::string_view bytes(at_, count);
    at_ += count;
    return bytes;
  }

  std::string_view String() { return Bytes(Vint()); }
  std::string_view Rest() { return Bytes(static_cast<uint64_t>(end_ - at_)); }

 private:
  uint64_t LongVint() {
    uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return value;
    }
    return Fail();
  }

  uint64_t Fail() {
    ok_ = false;
    at_ = end_;
    return 0;
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool ok_ = true;
};

// Numbers of fixed width, the most significant byte first.
inline uint32_t Big16(const char* bytes) {
  uint16_t number;
  std::memcpy(&number, bytes, sizeof number);
  return std::endian::native == std::endian::big ? number
                                                 : __builtin_bswap16(number);
}

inline uint32_t Big32(const char* bytes) {
  uint32_t number;
  std::memcpy(&number, bytes, sizeof number);
  return std::endian::native == std::endian::big ? number
                                                 : __builtin_bswap32(number);
}

inline uint64_t Big64(const char* bytes) {
  uint64_t number;
  std::memcpy(&number, bytes, sizeof number);
  return std::endian::native == std::endian::big ? number
                                                 : __builtin_bswap64(number);
}

}  // namespace defnews::glass_reader

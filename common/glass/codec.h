// SPDX-License-Identifier: GPL-3.0-or-later
// How the tables of a Glass database spell numbers and keys. The format is
// that of Xapian 1.4 (its own name: 2016-03-14); this was written from a
// description of it, and a differential test holds it to what libxapian writes
// itself. For the indexer, which writes tables, and the searcher, which reads
// them.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace defnews::glass {

// What a version file begins with, and the name of the format in it: a date,
// 2016-03-14, as years since 2014, month, day. Unchanged since 1.4.0.
inline constexpr std::string_view kMagic =
    "\x0f\x0d"
    "Xapian Glass";
inline constexpr uint32_t kFormat = (2016 - 2014) << 9 | 3 << 5 | 14;

inline constexpr size_t kMaxVintBytes = 10;
// Of a term as it stands in a key, where each NUL takes two bytes.
inline constexpr size_t kMaxTermBytes = 245;
// Value slots are numbered below this, so that the keys of their chunks sort.
inline constexpr uint32_t kSlots = 128;

// As memcpy(), without a call for the few bytes that most keys and values have.
// Returns the end of the copy.
inline char* PutBytes(std::string_view bytes, char* out) {
  const size_t count = bytes.size();
  constexpr size_t kWord = sizeof(uint64_t);
  if (count < kWord || count > 4 * kWord) {
    if (count > kWord) {
      std::memcpy(out, bytes.data(), count);
    } else {
      for (size_t at = 0; at < count; ++at) out[at] = bytes[at];
    }
    return out + count;
  }
  // The last eight bytes, some of them again.
  for (size_t at = 0; at + kWord < count; at += kWord) {
    std::memcpy(out + at, bytes.data() + at, kWord);
  }
  std::memcpy(out + count - kWord, bytes.data() + count - kWord, kWord);
  return out + count;
}

// Seven bits a byte, the lowest first; the high bit says that more follow.
// `out` must have room for kMaxVintBytes; returns the byte after.
inline char* PutVint(uint64_t value, char* out) {
  while (value >= 0x80) {
    *out++ = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  *out++ = static_cast<char>(value);
  return out;
}

inline void AppendVint(uint64_t value, std::string* out) {
  char bytes[kMaxVintBytes];
  out->append(bytes, static_cast<size_t>(PutVint(value, bytes) - bytes));
}

inline void AppendString(std::string_view text, std::string* out) {
  AppendVint(text.size(), out);
  *out += text;
}

inline char* Put16(uint64_t value, char* out) {
  *out++ = static_cast<char>(value >> 8);
  *out++ = static_cast<char>(value);
  return out;
}

inline char* Put32(uint64_t value, char* out) {
  return Put16(value, Put16(value >> 16, out));
}

// The same read back.
inline uint32_t Get16(const char* in) {
  uint16_t number;
  std::memcpy(&number, in, sizeof number);
  return std::endian::native == std::endian::big ? number
                                                 : __builtin_bswap16(number);
}

inline uint32_t Get32(const char* in) {
  uint32_t number;
  std::memcpy(&number, in, sizeof number);
  return std::endian::native == std::endian::big ? number
                                                 : __builtin_bswap32(number);
}

inline uint64_t Get64(const char* in) {
  uint64_t number;
  std::memcpy(&number, in, sizeof number);
  return std::endian::native == std::endian::big ? number
                                                 : __builtin_bswap64(number);
}

inline constexpr size_t kMaxSortableBytes = 5;

// The number of a document in a key: its bytes sort as the numbers do. As many
// leading ones as there are bytes beyond two, a zero, the number. `out` must
// have room for kMaxSortableBytes; returns the byte after.
inline char* PutSortable(uint32_t docid, char* out) {
  unsigned bytes = 2;
  while (bytes < kMaxSortableBytes &&
         (uint64_t{docid} >> (7 * bytes + 1)) != 0) {
    ++bytes;
  }
  const uint64_t ones = (0xffU << (10 - bytes)) & 0xffU;
  const uint64_t number = ones << (8 * (bytes - 1)) | docid;
  for (unsigned at = 0; at < bytes; ++at) {
    *out++ = static_cast<char>(number >> (8 * (bytes - 1 - at)));
  }
  return out;
}

inline void AppendSortable(uint32_t docid, std::string* out) {
  char bytes[kMaxSortableBytes];
  out->append(bytes, static_cast<size_t>(PutSortable(docid, bytes) - bytes));
}

// A term in a key, without the NUL that ends it where more follows.
void AppendTerm(std::string_view term, std::string* out);

// Takes apart what the functions above have written. After a fault everything
// reads as zero or empty, and ok() is false.
class Decoder {
 public:
  Decoder() = default;
  explicit Decoder(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool ok() const { return ok_; }
  bool done() const { return at_ == end_; }

  uint64_t Vint() {
    uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return value;
    }
    return Fail();
  }

  uint32_t Number() { return static_cast<uint32_t>(Vint()); }

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

  std::string_view Rest() { return Bytes(static_cast<uint64_t>(end_ - at_)); }

  std::string_view String() { return Bytes(Vint()); }

 private:
  uint64_t Fail() {
    ok_ = false;
    at_ = end_;
    return 0;
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool ok_ = true;
};

}  // namespace defnews::glass

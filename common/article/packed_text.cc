// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/packed_text.h"

#include <lz4.h>
#include <zlib.h>

#include <algorithm>

namespace defnews {
namespace {

// A text claiming to be longer is damaged.
constexpr size_t kMaxBytes = size_t{1} << 30;

Bytef* Bytes(std::string* text) {
  return reinterpret_cast<Bytef*>(text->data());
}

// zlib does not write through it, although its type would allow that.
Bytef* Bytes(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

absl::Status Damaged() {
  return absl::DataLossError("a stored article is damaged");
}

}  // namespace

bool AppendFast(std::string_view text, size_t most, std::string* out) {
  if (text.size() > LZ4_MAX_INPUT_SIZE) return false;
  const size_t before = out->size();
  // Without room for more than it is worth LZ4 gives up early.
  const size_t room = std::min(text.empty() ? 0 : text.size() - 1, most);
  out->resize(before + room);
  const int packed = LZ4_compress_default(text.data(), out->data() + before,
                                          static_cast<int>(text.size()),
                                          static_cast<int>(room));
  out->resize(before + static_cast<size_t>(std::max(packed, 0)));
  if (packed > 0) return true;
  if (text.size() > most) return false;
  *out += text;
  return true;
}

absl::StatusOr<std::string> UnpackFast(std::string_view packed, size_t size) {
  if (packed.size() == size) return std::string(packed);
  // A byte of LZ4 stands for 255 at most.
  if (size > kMaxBytes || packed.size() > size || size / 255 > packed.size()) {
    return Damaged();
  }
  std::string text(size, '\0');
  const int made = LZ4_decompress_safe(packed.data(), text.data(),
                                       static_cast<int>(packed.size()),
                                       static_cast<int>(size));
  if (made != static_cast<int>(size)) return Damaged();
  return text;
}

std::string Deflate(std::string_view text) {
  uLongf size = compressBound(text.size());
  std::string out(size, '\0');
  compress2(Bytes(&out), &size, Bytes(text), text.size(), Z_BEST_SPEED);
  out.resize(size);
  return out;
}

absl::StatusOr<std::string> Inflate(std::string_view deflated, size_t size) {
  // zlib expands at most about 1032 times (its manual, "Maximum Expansion").
  if (size > kMaxBytes || size / 1100 > deflated.size()) return Damaged();
  std::string text(size, '\0');
  uLongf made = size;
  const int result =
      uncompress(Bytes(&text), &made, Bytes(deflated), deflated.size());
  if (result != Z_OK || made != size) return Damaged();
  return text;
}

// As libxapian does it, which takes the result if it is no longer (a test holds
// it to that).
bool IsDeflatedByXapian(std::string_view value) {
  constexpr int kRawStream = -15;
  constexpr int kMemoryLevel = 9;
  z_stream stream = {};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRawStream,
                   kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    return false;
  }
  std::string out(value.size(), '\0');
  stream.next_in = Bytes(value);
  stream.avail_in = static_cast<uInt>(value.size());
  stream.next_out = Bytes(&out);
  stream.avail_out = static_cast<uInt>(out.size());
  const bool fits = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  deflateEnd(&stream);
  return fits;
}

}  // namespace defnews

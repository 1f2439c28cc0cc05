// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/utf16_source.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr int32_t kReplacement = 0xFFFD;

class DecodingSource : public ByteSource {
 public:
  explicit DecodingSource(std::unique_ptr<ByteSource> utf16)
      : input_(std::move(utf16)) {
    little_endian_ = input_.Peek(2).starts_with("\xFF\xFE");
    input_.Consume(std::min<size_t>(2, input_.Peek(2).size()));
  }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (at_ == decoded_.size()) Decode();
    if (at_ == decoded_.size() && !input_.status().ok()) {
      return input_.status();
    }
    const size_t taken = std::min(size, decoded_.size() - at_);
    std::memcpy(buffer, decoded_.data() + at_, taken);
    at_ += taken;
    return taken;
  }

 private:
  void Decode() {
    decoded_.clear();
    at_ = 0;
    const std::string_view chunk = input_.Peek(4);
    DecodeUnits(chunk, /*at_end=*/chunk.size() < 4);
  }

  void DecodeUnits(std::string_view bytes, bool at_end) {
    size_t i = 0;
    while (i < bytes.size()) {
      const size_t left = bytes.size() - i;
      if (left < 4 && !at_end) break;
      i += DecodeOne(bytes.substr(i));
    }
    input_.Consume(i);
  }

  // Decodes the code point at the start of `bytes`; how many bytes it took.
  size_t DecodeOne(std::string_view bytes) {
    const std::optional<int32_t> unit = Unit(bytes);
    if (!unit || !U16_IS_SURROGATE(*unit)) {
      AppendCodePoint(unit.value_or(kReplacement), &decoded_);
      return unit ? 2 : 1;
    }
    const std::optional<int32_t> next = Unit(bytes.substr(2));
    if (U16_IS_LEAD(*unit) && next && U16_IS_TRAIL(*next)) {
      AppendCodePoint(U16_GET_SUPPLEMENTARY(*unit, *next), &decoded_);
      return 4;
    }
    AppendCodePoint(kReplacement, &decoded_);
    return 2;
  }

  std::optional<int32_t> Unit(std::string_view bytes) const {
    if (bytes.size() < 2) return std::nullopt;
    const int32_t first = static_cast<uint8_t>(bytes[0]);
    const int32_t second = static_cast<uint8_t>(bytes[1]);
    return little_endian_ ? first | second << 8 : first << 8 | second;
  }

  ByteStream input_;
  bool little_endian_ = false;
  std::string decoded_;
  size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> Utf16Source(std::unique_ptr<ByteSource> utf16) {
  return std::make_unique<DecodingSource>(std::move(utf16));
}

}  // namespace defnews

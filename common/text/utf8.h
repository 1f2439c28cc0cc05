// SPDX-License-Identifier: GPL-3.0-or-later
// Walking UTF-8 by code points, by ICU's macros.
#pragma once

#include <unicode/utf8.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace defnews {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"

// The code point at `*at`, which moves past it; -1 for an ill-formed part.
inline int32_t NextCodePoint(std::string_view text, size_t* at) {
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(text.data());
  int32_t code_point = 0;
  U8_NEXT(bytes, *at, text.size(), code_point);
  return code_point;
}

// Appends a valid code point.
inline void AppendCodePoint(int32_t code_point, std::string* out) {
  uint8_t bytes[4];
  size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  out->append(reinterpret_cast<const char*>(bytes), length);
}

#pragma GCC diagnostic pop

// Whether the byte begins a code point (is not a continuation byte).
inline bool IsLeadByte(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0) != 0x80;
}

}  // namespace defnews

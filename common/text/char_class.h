// SPDX-License-Identifier: GPL-3.0-or-later
// ASCII classes, independent of the locale.
#pragma once

#include <cstdint>

namespace defnews {

constexpr bool IsAscii(char c) { return static_cast<uint8_t>(c) < 0x80; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsLetter(char c) { return IsUpper(c) || IsLower(c); }
constexpr bool IsAlnum(char c) { return IsLetter(c) || IsDigit(c); }
// What separates chunks: space and every control below it.
constexpr bool IsBlank(char c) { return static_cast<uint8_t>(c) <= 0x20; }
constexpr char ToLower(char c) {
  return IsUpper(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a text as hashes. Terms of the index hold what is made of them,
// so that another hash is another version of the schema.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace defnews::hashing {

// Odd constants with well spread bits (Knuth's, and those of SplitMix64).
inline constexpr uint64_t kFirst = 0x9E3779B97F4A7C15;
inline constexpr uint64_t kSecond = 0xBF58476D1CE4E5B9;
inline constexpr uint64_t kThird = 0x94D049BB133111EB;
inline constexpr uint64_t kWordStart = 0xCBF29CE484222325;

inline uint64_t Mix(uint64_t value) {
  value = (value ^ (value >> 30)) * kSecond;
  value = (value ^ (value >> 27)) * kThird;
  return value ^ (value >> 31);
}

// Of each byte: the letter or digit it is, folded, or one of these.
enum Class : uint8_t {
  kGap,      // ends a word
  kDropped,  // is passed over in it
  kWide,     // begins a character beyond ASCII
};

constexpr std::array<uint8_t, 256> Classes() {
  std::array<uint8_t, 256> classes{};
  for (size_t c = 0; c < classes.size(); ++c) {
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool capital = c >= 'A' && c <= 'Z';
    if (small) classes[c] = static_cast<uint8_t>(c);
    if (capital) classes[c] = static_cast<uint8_t>(c + ('a' - 'A'));
    if (c >= 0x80) classes[c] = kWide;
  }
  classes['\''] = kDropped;
  return classes;
}
inline constexpr std::array<uint8_t, 256> kClasses = Classes();

// A character beyond ASCII, of well-formed UTF-8; anything else is taken byte
// by byte, which is all that likeness needs.
struct Wide {
  char32_t code = 0;
  size_t bytes = 1;
};

inline Wide ReadWide(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return static_cast<uint8_t>(text[at + i]);
  };
  const uint8_t lead = byte(0);
  const size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || at + bytes > text.size()) return {0xFFFD, 1};
  char32_t code = lead & (0x7F >> bytes);
  for (size_t i = 1; i < bytes; ++i) code = code << 6 | (byte(i) & 0x3F);
  return {code, bytes};
}

inline bool IsGap(char32_t code) {
  return code < 0xC0 || (code >= 0x2000 && code < 0x2070) ||
         (code >= 0x3000 && code < 0x3040) ||
         (code >= 0xFF00 && code < 0xFF10) || code == 0xFEFF || code == 0xFFFD;
}

inline bool IsApostrophe(char32_t code) {
  return code == 0x2018 || code == 0x2019;
}

// Written without spaces between words.
inline bool IsWordAlone(char32_t code) {
  return (code >= 0x3040 && code < 0x3100) ||
         (code >= 0x3400 && code < 0xA000) || (code >= 0xF900 && code < 0xFB00);
}

// Calls `word` with the hash of each word of `text`.
template <typename Function>
void ForEachWord(std::string_view text, Function word) {
  uint64_t hash = kWordStart;
  const auto end = [&] {
    if (hash != kWordStart) word(hash);
    hash = kWordStart;
  };
  const auto add = [&](uint64_t character) {
    hash = (std::rotl(hash, 5) ^ character) * kFirst;
  };
  for (size_t at = 0; at < text.size();) {
    const uint8_t c = kClasses[static_cast<uint8_t>(text[at])];
    if (c != kWide) {
      ++at;
      if (c > kWide) {
        add(c);
      } else if (c == kGap) {
        end();
      }
      continue;
    }
    const Wide wide = ReadWide(text, at);
    at += wide.bytes;
    if (IsApostrophe(wide.code)) continue;
    if (IsGap(wide.code)) {
      end();
    } else if (IsWordAlone(wide.code)) {
      end();
      add(wide.code);
      end();
    } else {
      add(wide.code);
    }
  }
  end();
}

}  // namespace defnews::hashing

// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "common/names/hangul_names.h"
#include "common/names/korean_name.h"
#include "common/names/latin_letters.h"
#include "common/names/latin_names.h"

namespace defnews {
namespace {

enum : uint8_t { kNothing, kCapital, kHangul, kWide };

// What a byte may begin: the scan stops nowhere else.
constexpr std::array<uint8_t, 256> kBegins = [] {
  std::array<uint8_t, 256> begins{};
  for (size_t c = 'A'; c <= 'Z'; ++c) begins[c] = kCapital;
  for (size_t c = 0xEA; c <= 0xED; ++c) begins[c] = kHangul;
  begins[0xC5] = begins[0xC7] = kWide;  // Ŏ, Ŭ
  return begins;
}();

// After a small letter a capital begins a word all the same (ComradeKim).
bool IsInsideWord(std::string_view text, size_t at) {
  return at > 0 && IsAlnum(text[at - 1]) && !IsLower(text[at - 1]);
}

size_t PassWord(std::string_view text, size_t at) {
  while (at < text.size() && IsAlnum(text[at])) ++at;
  return at;
}

}  // namespace

void FindNames(std::string_view text, std::vector<NameMention>* mentions) {
  names::LatinNames latin(text, mentions);
  for (size_t at = 0; at < text.size();) {
    const uint8_t begins = kBegins[static_cast<uint8_t>(text[at])];
    if (begins == kNothing) {
      ++at;
    } else if (begins == kHangul) {
      const size_t end = names::TakeHangulRun(text, at, mentions);
      at = end > at ? end : at + 1;
    } else if (IsInsideWord(text, at)) {
      at = begins == kCapital ? PassWord(text, at) : at + 1;
    } else if (begins == kWide && !names::LetterAt(text, at).upper) {
      ++at;
    } else {
      at = latin.Take(at);
    }
  }
}

}  // namespace defnews

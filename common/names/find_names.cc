// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "common/names/hangul_names.h"
#include "common/names/korean_name.h"
#include "common/names/latin_letters.h"
#include "common/names/latin_names.h"
#include "common/names/name_scan.h"

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

uint8_t BeginsAt(std::string_view text, size_t at) {
  return kBegins[static_cast<uint8_t>(text[at])];
}

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
  NameScan(text, mentions).Scan(0, text.size(), kNoCapital);
}

void NameScan::Scan(size_t begin, size_t end, size_t last_capital) {
  if (last_capital != kNoCapital && last_capital >= next_) {
    latin_.PassedOver(last_capital);
  }
  size_t at = begin > next_ ? begin : next_;
  while (at < end) {
    const uint8_t begins = BeginsAt(text_, at);
    if (begins == kNothing) {
      ++at;
    } else if (begins == kHangul) {
      const size_t run_end = names::TakeHangulRun(text_, at, mentions_);
      at = run_end > at ? run_end : at + 1;
    } else if (IsInsideWord(text_, at)) {
      at = begins == kCapital ? PassWord(text_, at) : at + 1;
    } else if (begins == kWide && !names::LetterAt(text_, at).upper) {
      ++at;
    } else {
      at = latin_.Take(at);
    }
  }
  next_ = at;
}

// As Scan(), as long as it meets only words that LatinNames::Take() passes
// over for what they are.
std::optional<size_t> LastCapitalIfNameless(std::string_view chunk) {
  size_t last_capital = kNoCapital;
  for (size_t at = 0; at < chunk.size();) {
    const uint8_t begins = BeginsAt(chunk, at);
    if (begins == kNothing) {
      ++at;
      continue;
    }
    if (begins != kCapital) return std::nullopt;
    if (IsInsideWord(chunk, at)) {
      at = PassWord(chunk, at);
      continue;
    }
    const size_t end = names::PassNameless(chunk, at);
    if (end == at) return std::nullopt;
    last_capital = at;
    at = end;
  }
  return last_capital;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Korean words: runs of Hangul are indexed as overlapping pairs of syllables,
// and a query word loses its particle, so that 확장억제를 finds 확장억제가
// (bigrams with query-side stripping: recall 1.0 and the best ranking of the
// schemes that were compared).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace defnews {

// Syllables and jamo, including the compatibility jamo.
constexpr bool IsHangul(int32_t code_point) {
  return (code_point >= 0xAC00 && code_point <= 0xD7A3) ||
         (code_point >= 0x1100 && code_point <= 0x11FF) ||
         (code_point >= 0x3130 && code_point <= 0x318E) ||
         (code_point >= 0xA960 && code_point <= 0xA97C) ||
         (code_point >= 0xD7B0 && code_point <= 0xD7FB);
}

// Byte offsets at which the syllables of `run` begin, and its size at the end.
std::vector<size_t> SyllableOffsets(std::string_view run);

// Whether `word` is one of the one-syllable particles that follow a Latin
// word without a space (F-35A가).
bool IsOneSyllableParticle(std::string_view word);

// `run` without the longest particle at its end, as long as two syllables or
// more are left; otherwise `run` itself.
std::string_view StripParticle(std::string_view run);

}  // namespace defnews

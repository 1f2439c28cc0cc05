// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of the analysis: one spelling for what Unicode spells in
// many ways. Case is kept (capitals tell acronyms from words).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// A chunk after folding, and where each of its bytes came from.
struct FoldedText {
  std::string text;
  // For each byte of `text`, and for its end, the byte of the chunk it was
  // made from; empty when nothing moved.
  std::vector<uint32_t> offsets;

  uint32_t SourceOffset(size_t at) const {
    return offsets.empty() ? static_cast<uint32_t>(at) : offsets[at];
  }
};

// Repairs mojibake, folds dashes to '-', single quotes to ', the middle dots
// of Korean to U+00B7, ill-formed bytes to a space, then NFKC (UAX #15).
FoldedText FoldChunk(std::string_view chunk);

// NFKC_Casefold of a word.
std::string FoldCase(std::string_view word);

}  // namespace defnews

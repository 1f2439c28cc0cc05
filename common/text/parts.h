// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a chunk -> parts of compounds: acronym dots folded, numbers and
// dates put together, possessives stripped, designators taken apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/segmenter.h"

namespace defnews {

// What stands between a part and the one before it.
enum class Joint : uint8_t {
  kBreak,    // anything else: no compound
  kNothing,  // side by side (뉴스1)
  kHyphen,
  kSlash,
  kDot,  // a middle dot
  kPeriod,
  kAnd,  // &
};

struct Atom {
  std::string text;  // case folded
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct Part {
  Piece::Kind kind = Piece::Kind::kLatin;
  Joint joint = Joint::kBreak;
  std::vector<Atom> atoms;  // one, but for designators and glossed hanja
  std::string text;         // the atoms together
  std::string family;       // F-35A -> f35 is completed by the compound
  std::string gloss;        // 55th -> 55
  bool capitals = false;    // typed in capitals, or with acronym dots
  bool digits = false;      // digits alone
  bool designator = false;  // letters and digits, taken apart
};

std::vector<Part> MakeParts(std::string_view text,
                            const std::vector<Piece>& pieces);

}  // namespace defnews

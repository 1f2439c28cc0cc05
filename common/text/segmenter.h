// SPDX-License-Identifier: GPL-3.0-or-later
// The second step: folded text -> pieces, runs of one kind of letter.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace defnews {

struct Piece {
  enum class Kind : uint8_t { kLatin, kHangul, kOther };

  uint32_t begin = 0;  // bytes of the folded text, half open
  uint32_t end = 0;
  Kind kind = Kind::kLatin;

  bool operator==(const Piece&) const = default;
};

// For text of ASCII alone: runs of letters and digits, an apostrophe between
// two letters inside. The same as SegmentByIcu() gives, many times faster.
void SegmentAscii(std::string_view text, std::vector<Piece>* pieces);

// By ICU's word boundaries (UAX #29 as tailored in ICU's root locale); the
// words are split further where ICU glues: at punctuation and between scripts.
class IcuSegmenter {
 public:
  IcuSegmenter();
  ~IcuSegmenter();
  IcuSegmenter(IcuSegmenter&&) noexcept;
  IcuSegmenter& operator=(IcuSegmenter&&) noexcept;

  void Segment(std::string_view text, std::vector<Piece>* pieces);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace defnews

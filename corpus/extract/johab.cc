// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/johab.h"

#include <array>
#include <cstdint>

namespace defnews {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr int kNone = -1;

int InitialOf(int bits) { return bits >= 2 && bits <= 20 ? bits - 2 : kNone; }

int MedialOf(int bits) {
  if (bits >= 3 && bits <= 7) return bits - 3;
  if (bits >= 10 && bits <= 15) return bits - 5;
  if (bits >= 18 && bits <= 23) return bits - 7;
  return bits >= 26 && bits <= 29 ? bits - 9 : kNone;
}

int FinalOf(int bits) {
  if (bits >= 1 && bits <= 17) return bits - 1;
  return bits >= 19 && bits <= 29 ? bits - 2 : kNone;
}

// The syllable in UTF-8: five bits for each of its letters.
std::string Syllable(int code) {
  const int initial = InitialOf((code >> 10) & 31);
  const int medial = MedialOf((code >> 5) & 31);
  const int final = FinalOf(code & 31);
  if (initial == kNone || medial == kNone || final == kNone) {
    return std::string(kReplacement);
  }
  const int point = 0xAC00 + (initial * 21 + medial) * 28 + final;
  return {static_cast<char>(0xE0 | (point >> 12)),
          static_cast<char>(0x80 | ((point >> 6) & 0x3F)),
          static_cast<char>(0x80 | (point & 0x3F))};
}

// Where EUC-KR has it.
std::array<char, 2> EucKr(int lead, int trail) {
  const int row = lead < 0xE0 ? 2 * (lead - 0xD9) : 2 * lead - 0x197;
  const int cell = trail < 0x91 ? trail - 0x31 : trail - 0x43;
  constexpr int kRow = 94;
  const int over = cell < kRow ? 0 : 1;
  return {static_cast<char>(row + over + 0xA1),
          static_cast<char>(cell - over * kRow + 0xA1)};
}

}  // namespace

std::string DecodeJohab(std::string_view bytes,
                        std::string (*euc_kr)(std::string_view)) {
  std::string text;
  std::string others;
  const auto flush = [&] {
    if (!others.empty()) text += euc_kr(others);
    others.clear();
  };
  for (size_t i = 0; i < bytes.size(); ++i) {
    const int lead = static_cast<uint8_t>(bytes[i]);
    const bool two = lead >= 0x84 && i + 1 < bytes.size();
    const int trail = two ? static_cast<uint8_t>(bytes[i + 1]) : 0;
    const bool symbol =
        ((lead >= 0xD9 && lead <= 0xDE) || (lead >= 0xE0 && lead <= 0xF9)) &&
        ((trail >= 0x31 && trail <= 0x7E) || (trail >= 0x91 && trail <= 0xFE));
    if (symbol) {
      const std::array<char, 2> pair = EucKr(lead, trail);
      others.append(pair.data(), pair.size());
      ++i;
      continue;
    }
    flush();
    if (lead < 0x80) {
      text += bytes[i];
    } else if (lead <= 0xD3 && trail >= 0x41) {
      text += Syllable(lead << 8 | trail);
      ++i;
    } else {
      text += kReplacement;
    }
  }
  flush();
  return text;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/hanja.h"

#include <array>

namespace defnews {
namespace {

struct Gloss {
  int32_t hanja;
  std::string_view hangul;
};

constexpr std::array<Gloss, 14> kGlosses = {{
    {0x5317, "북한"},    // 北
    {0x7F8E, "미국"},    // 美
    {0x97D3, "한국"},    // 韓
    {0x65E5, "일본"},    // 日
    {0x4E2D, "중국"},    // 中
    {0x9732, "러시아"},  // 露
    {0x4FC4, "러시아"},  // 俄
    {0x82F1, "영국"},    // 英
    {0x4F5B, "프랑스"},  // 佛
    {0x7368, "독일"},    // 獨
    {0x6838, "핵"},      // 核
    {0x8ECD, "군"},      // 軍
    {0x8AAA, "설"},      // 說
    {0x793E, "회사"},    // 社
}};

}  // namespace

std::string_view HanjaGloss(int32_t code_point) {
  for (const Gloss& gloss : kGlosses) {
    if (gloss.hanja == code_point) return gloss.hangul;
  }
  return {};
}

}  // namespace defnews

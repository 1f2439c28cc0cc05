// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/hanja.h"

#include <array>

namespace defnews {
namespace {

struct Gloss {
  int32_t hanja;
  std::string_view hangul;
  std::string_view reading;
};

constexpr std::array<Gloss, 24> kGlosses = {{
    {0x5317, "북한", "북"},    // 北
    {0x7F8E, "미국", "미"},    // 美
    {0x97D3, "한국", "한"},    // 韓
    {0x65E5, "일본", "일"},    // 日
    {0x4E2D, "중국", "중"},    // 中
    {0x9732, "러시아", "러"},  // 露
    {0x4FC4, "러시아", "러"},  // 俄
    {0x82F1, "영국", "영"},    // 英
    {0x4F5B, "프랑스", "불"},  // 佛
    {0x7368, "독일", "독"},    // 獨
    {0x5357, "남한", "남"},    // 南
    {0x5370, "인도", "인"},    // 印
    {0x6FE0, "호주", "호"},    // 濠
    {0x81FA, "대만", "대"},    // 臺
    {0x6838, "핵", "핵"},      // 核
    {0x8ECD, "군", "군"},      // 軍
    {0x8AAA, "설", "설"},      // 說
    {0x793E, "회사", "사"},    // 社
    {0x5C0D, "대", "대"},      // 對
    {0x8A2A, "방", "방"},      // 訪
    {0x99D0, "주", "주"},      // 駐
    {0x53CD, "반", "반"},      // 反
    {0x89AA, "친", "친"},      // 親
    {0x812B, "탈", "탈"},      // 脫
}};

const Gloss* Find(int32_t code_point) {
  for (const Gloss& gloss : kGlosses) {
    if (gloss.hanja == code_point) return &gloss;
  }
  return nullptr;
}

}  // namespace

std::string_view HanjaGloss(int32_t code_point) {
  const Gloss* gloss = Find(code_point);
  return gloss == nullptr ? std::string_view() : gloss->hangul;
}

std::string_view HanjaReading(int32_t code_point) {
  const Gloss* gloss = Find(code_point);
  return gloss == nullptr ? std::string_view() : gloss->reading;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/date_trigger.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace defnews {
namespace {

constexpr std::array<DateTrigger, 256> MakeTriggers() {
  std::array<DateTrigger, 256> triggers{};
  for (int c = '0'; c <= '9'; ++c) {
    triggers[static_cast<size_t>(c)] = DateTrigger::kDigit;
  }
  for (const char c : {'J', 'F', 'M', 'A', 'S', 'O', 'N', 'D', 'T', 'W'}) {
    triggers[static_cast<size_t>(c)] = DateTrigger::kCapital;
  }
  triggers[0xEF] = DateTrigger::kDigit;
  triggers[0xEC] = DateTrigger::kHangul;
  return triggers;
}
constexpr std::array<DateTrigger, 256> kTriggers = MakeTriggers();

constexpr std::array<std::string_view, 20> kNames = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
    "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "juc"};

constexpr uint32_t Packed(uint8_t a, uint8_t b, uint8_t c) {
  return uint32_t{a} << 16 | uint32_t{b} << 8 | c;
}

constexpr std::array<uint32_t, kNames.size()> PackedNames() {
  std::array<uint32_t, kNames.size()> packed{};
  for (size_t i = 0; i < kNames.size(); ++i) {
    packed[i] = Packed(static_cast<uint8_t>(kNames[i][0]),
                       static_cast<uint8_t>(kNames[i][1]),
                       static_cast<uint8_t>(kNames[i][2]));
  }
  return packed;
}

// For each first letter the second letters, a bit each. Of the capitals of a
// text most are told from a name by that.
constexpr std::array<uint32_t, 32> SecondLetters() {
  std::array<uint32_t, 32> letters{};
  for (const std::string_view name : kNames) {
    letters[static_cast<uint8_t>(name[0]) & 0x1F] |=
        uint32_t{1} << (static_cast<uint8_t>(name[1]) & 0x1F);
  }
  return letters;
}

bool MayBeginName(std::string_view text, size_t at) {
  static constexpr std::array<uint32_t, 32> kSecond = SecondLetters();
  static constexpr std::array<uint32_t, kNames.size()> kPacked = PackedNames();
  if (at + 3 > text.size()) return false;
  const auto lower = [&](size_t i) {
    return static_cast<uint8_t>(static_cast<uint8_t>(text[at + i]) | 0x20);
  };
  const uint8_t first = lower(0);
  const uint8_t second = lower(1);
  if ((kSecond[first & 0x1F] >> (second & 0x1F) & 1) == 0) return false;
  const uint32_t name = Packed(first, second, lower(2));
  bool found = false;
  for (const uint32_t known : kPacked) found |= known == name;
  return found;
}

// A bit, the highest, for each byte that is 0x30..0x3F (digits), 0x40..0x5F
// (capitals) or 0x80 and up.
uint64_t Candidates(uint64_t bytes) {
  constexpr uint64_t kHighBits = 0x8080808080808080;
  const uint64_t bit6 = bytes << 1;
  const uint64_t bit5 = bytes << 2;
  const uint64_t bit4 = bytes << 3;
  return (bytes | (bit6 & ~bit5) | (~bit6 & bit5 & bit4)) & kHighBits;
}

}  // namespace

DateTrigger DateTriggerAt(std::string_view text, size_t at) {
  const DateTrigger trigger = kTriggers[static_cast<uint8_t>(text[at])];
  const bool none = trigger == DateTrigger::kCapital && !MayBeginName(text, at);
  return none ? DateTrigger::kNone : trigger;
}

size_t NextDateTrigger(std::string_view text, size_t at) {
  for (; at < text.size(); ++at) {
    for (uint64_t bytes = 0; at + sizeof bytes <= text.size();
         at += sizeof bytes) {
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      const uint64_t candidates = Candidates(bytes);
      if (candidates == 0) continue;
      if constexpr (std::endian::native == std::endian::little) {
        at += static_cast<size_t>(std::countr_zero(candidates)) / 8;
      } else {
        at += static_cast<size_t>(std::countl_zero(candidates)) / 8;
      }
      break;
    }
    if (at == text.size()) break;
    if (DateTriggerAt(text, at) != DateTrigger::kNone) break;
  }
  return at;
}

}  // namespace defnews

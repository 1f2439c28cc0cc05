// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/name_tables.h"

#include <algorithm>

namespace defnews::names {
namespace {

uint8_t WeightOf(char16_t hangul) {
  const SyllableReading* begin = Tables().name_syllables;
  const SyllableReading* end = begin + Tables().name_syllable_count;
  const SyllableReading* found = std::lower_bound(
      begin, end, hangul, [](const SyllableReading& syllable, char16_t wanted) {
        return syllable.hangul < wanted;
      });
  return found == end || found->hangul != hangul ? uint8_t{0} : found->weight;
}

}  // namespace

const WordEntry* FindWord(std::string_view word, uint32_t hash) {
  const NameTables& tables = Tables();
  for (size_t slot = SlotOf(hash, tables.slot_mask);;
       slot = (slot + 1) & tables.slot_mask) {
    const uint32_t held = tables.slots[slot];
    if (held == 0) return nullptr;
    if ((held ^ hash) >> 16 != 0) continue;
    const WordEntry& entry = tables.words[(held & 0xFFFF) - 1];
    if (word == std::string_view(tables.word_text + entry.text, entry.length)) {
      return &entry;
    }
  }
}

bool IsNameSyllable(char16_t hangul) { return WeightOf(hangul) > 0; }

bool IsFrequentNameSyllable(char16_t hangul) {
  return WeightOf(hangul) == kFrequentSyllable;
}

}  // namespace defnews::names

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/mojibake.h"

#include <unicode/ucnv.h>

#include "absl/container/flat_hash_map.h"
#include "common/text/char_class.h"
#include "common/text/hangul.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr int kFirstLead = 0x91;  // U+2018 in Windows-1252
constexpr int kLastLead = 0x97;   // U+2014 in Windows-1252

// Code page 1252, 0x91..0x97.
constexpr int32_t kPunctuation[] = {0x2018, 0x2019, 0x201C, 0x201D,
                                    0x2022, 0x2013, 0x2014};

using RepairTable = absl::flat_hash_map<int32_t, std::string>;

RepairTable MakeTable() {
  RepairTable table;
  UErrorCode error = U_ZERO_ERROR;
  UConverter* korean = ucnv_open("windows-949", &error);
  if (U_FAILURE(error)) return table;
  for (int lead = kFirstLead; lead <= kLastLead; ++lead) {
    for (char trail = 'A'; trail <= 'z'; ++trail) {
      if (!IsLetter(trail)) continue;
      const char bytes[2] = {static_cast<char>(lead), trail};
      const char* source = bytes;
      error = U_ZERO_ERROR;
      const UChar32 syllable =
          ucnv_getNextUChar(korean, &source, bytes + 2, &error);
      if (U_FAILURE(error) || !IsHangul(syllable)) continue;
      std::string repaired;
      AppendCodePoint(kPunctuation[lead - kFirstLead], &repaired);
      repaired += trail;
      table.emplace(syllable, std::move(repaired));
    }
  }
  ucnv_close(korean);
  return table;
}

const RepairTable& Table() {
  static const RepairTable* const kTable = new RepairTable(MakeTable());
  return *kTable;
}

}  // namespace

bool LooksLikeMojibake(std::string_view text) {
  bool found = false;
  for (size_t at = 0; at < text.size();) {
    const int32_t code_point = NextCodePoint(text, &at);
    if (!IsHangul(code_point)) continue;
    if (!Table().contains(code_point)) return false;
    found = true;
  }
  return found;
}

std::string_view RepairSyllable(int32_t code_point) {
  const auto entry = Table().find(code_point);
  return entry == Table().end() ? std::string_view() : entry->second;
}

}  // namespace defnews

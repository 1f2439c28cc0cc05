// SPDX-License-Identifier: GPL-3.0-or-later
// Old Donga English pages: a Windows-1252 quotation mark and the ASCII letter
// after it were read as one CP949 syllable (North뭩 for North’s). The 364
// syllables with a lead byte 0x91..0x97 and an ASCII letter as trail byte do
// not occur in clean Korean news, so they give the damage away.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace defnews {

// Whether `text` has one of those syllables and no other Hangul, that is,
// whether RepairSyllable() applies to it.
bool LooksLikeMojibake(std::string_view text);

// What the syllable was before the damage: a punctuation mark and a letter,
// in UTF-8; empty if it is not one of the 364.
std::string_view RepairSyllable(int32_t code_point);

}  // namespace defnews

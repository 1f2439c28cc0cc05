// SPDX-License-Identifier: GPL-3.0-or-later
// The syllable facts: how a Hangul syllable of a name is written in Latin
// letters by the Revised and McCune-Reischauer systems (without diacritics),
// in the North and in newspapers.
#pragma once

#include <map>
#include <string>

namespace defnews::names {

// Spelling in small letters -> how usual it is, in percent.
using Spellings = std::map<std::string, int>;

// The spellings that rules make of a Hangul syllable (U+AC00..U+D7A3).
Spellings SpellByRule(char16_t hangul);

}  // namespace defnews::names

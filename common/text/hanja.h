// SPDX-License-Identifier: GPL-3.0-or-later
// The one-character words of Korean headlines, mostly countries (北, 美, 韓).
#pragma once

#include <cstdint>
#include <string_view>

namespace defnews {

// The Hangul word that a headline's hanja stands for; empty if it has none.
std::string_view HanjaGloss(int32_t code_point);

// The syllable that it is read as beside others (韓美: 한미); empty if it has
// no gloss.
std::string_view HanjaReading(int32_t code_point);

}  // namespace defnews

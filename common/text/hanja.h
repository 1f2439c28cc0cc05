// SPDX-License-Identifier: GPL-3.0-or-later
// The one-character country names of Korean headlines (北, 美, 韓).
#pragma once

#include <cstdint>
#include <string_view>

namespace defnews {

// The Hangul word that a headline's hanja stands for; empty if it has none.
std::string_view HanjaGloss(int32_t code_point);

}  // namespace defnews

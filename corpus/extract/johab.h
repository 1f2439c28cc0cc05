// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// Johab (KS X 1001 annex 3), the older charset of Korean, which ICU does not
// know. Its Hangul is made into UTF-8; its other characters, which are those of
// EUC-KR in other places, are given to `euc_kr`, which is to return them in
// UTF-8. What is neither becomes U+FFFD, and so do letters of Hangul that make
// no syllable.
std::string DecodeJohab(std::string_view bytes,
                        std::string (*euc_kr)(std::string_view));

}  // namespace defnews

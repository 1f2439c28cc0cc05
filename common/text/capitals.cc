// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/capitals.h"

#include <algorithm>
#include <array>

namespace defnews {
namespace {

// Sorted. The reviewed acronyms of Korean defence news whose lower-case form
// is an English word, a name or another thing altogether.
constexpr std::array<std::string_view, 26> kWords = {
    "add", "dcc", "dsc", "emp",  "fe",  "fmc",    "foc",    "fs",  "goc",
    "gop", "gp",  "ioc", "kai",  "kr",  "lah",    "mac",    "mou", "rgb",
    "sac", "sdd", "sma", "sofa", "spa", "taurus", "uncmac", "us"};

}  // namespace

bool IsCapitalWord(std::string_view word) {
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

std::span<const std::string_view> CapitalWords() { return kWords; }

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/capitals.h"

#include <algorithm>
#include <array>

namespace defnews {
namespace {

// Sorted. The reviewed acronyms of Korean defence news whose lower-case form
// is an English word, a name or another thing altogether.
constexpr std::array<std::string_view, 34> kWords = {
    "add", "dcc",  "dsc", "emp", "fe",  "fmc", "foc",  "fs",     "goc",
    "gop", "gp",   "gps", "ioc", "jet", "kai", "kr",   "lah",    "mac",
    "mou", "nato", "pac", "plan", "raf", "rgb", "sac",  "sam",    "sdd",
    "sma", "sofa", "spa", "taurus", "unc", "uncmac", "us"};

}  // namespace

bool IsCapitalWord(std::string_view word) {
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

}  // namespace defnews

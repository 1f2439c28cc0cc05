// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// A stamp in German, French, Spanish, Italian, Portuguese, Dutch or Russian
// with its month in English, `12. Mai 2012` as `12 May 2012`; other texts
// unchanged. Only where a number stands before the month's name.
std::string WithEnglishMonths(std::string_view text);

}  // namespace defnews

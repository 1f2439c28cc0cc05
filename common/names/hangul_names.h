// SPDX-License-Identifier: GPL-3.0-or-later
// Names in Hangul: a surname and one or two syllables of the inventory at the
// head of a run, alone or before a title or particle.
#pragma once

#include <optional>
#include <string_view>

#include "common/names/korean_name.h"

namespace defnews::names {

// Takes the run of Hangul syllables that begins at `at`, appends the name at
// its head if it has one, and returns the end of the run.
size_t TakeHangulRun(std::string_view text, size_t at,
                     std::vector<NameMention>* mentions);

// The readings of text that is a name in Hangul, with blanks between its
// parts and a title or particle after it perhaps.
std::vector<NameReading> ReadHangulName(std::string_view text);

}  // namespace defnews::names

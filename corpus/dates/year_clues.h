// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace defnews {

struct YearClue;

// Adds the events in `text` that tell the year it was written in: the 55th
// SCM that will be held (they began in 1968; since the 54th of 2022 each year
// has had its own), the 70th anniversary, this year, of the alliance or the
// armistice (1953), the Washington Declaration of April this year (2023).
// Events that are looked back on do not count.
void ReadYearClues(std::string_view text, std::vector<YearClue>* clues);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a query's word or phrase that can be misspelled.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// Letters without a break, of Hangul or of other scripts.
struct LetterRun {
  size_t begin = 0;  // bytes of the text, half open
  size_t end = 0;
  bool hangul = false;

  bool operator==(const LetterRun&) const = default;
};

// Runs that are long enough to tell a typing error from another word: four
// letters, or two Hangul syllables. Those with digits are designations and
// dates, where one edit makes another thing; they are left out.
std::vector<LetterRun> CorrectableRuns(std::string_view text);

// `text` with the run replaced; a run that began with its only capital gives
// one that does.
std::string ReplaceRun(std::string_view text, const LetterRun& run,
                       std::string_view by);

}  // namespace defnews

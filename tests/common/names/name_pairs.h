// SPDX-License-Identifier: GPL-3.0-or-later
// Pairwise precision and recall of the name reader over persons whose
// spellings are known.
#pragma once

#include <string>
#include <vector>

namespace defnews {

struct KnownPerson {
  std::vector<std::string> spellings;
};

struct PairFigures {
  size_t together = 0;  // pairs of one person's spellings that meet
  size_t missed = 0;    // and that do not
  size_t mixed = 0;     // pairs of two persons' spellings that meet
  std::string faults;   // the missed and mixed ones, one a line

  double precision() const {
    return static_cast<double>(together) /
           static_cast<double>(together + mixed);
  }
  double recall() const {
    return static_cast<double>(together) /
           static_cast<double>(together + missed);
  }
};

// Two spellings meet when ReadName() gives them a reading in common.
PairFigures ComparePairs(const std::vector<KnownPerson>& persons);

}  // namespace defnews

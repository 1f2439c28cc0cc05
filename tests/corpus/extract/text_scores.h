// SPDX-License-Identifier: GPL-3.0-or-later
// How close an extracted text is to the true one, as public evaluations of
// extractors measure it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// Runs of letters, digits and underscores, as `\w+` of Python finds them;
// ASCII in lower case if `fold`.
std::vector<std::string> WordTokens(std::string_view text, bool fold);

// Precision and recall of runs of `size` tokens, as bags. Texts shorter than
// `size` are one run. Two empty texts agree.
struct Overlap {
  double precision = 0;  // 0 to 1
  double recall = 0;     // 0 to 1

  double f1() const;
};
Overlap CompareRuns(const std::vector<std::string>& found,
                    const std::vector<std::string>& wanted, size_t size);

// Sums of many pages.
struct MeanOverlap {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  size_t pages = 0;

  void Add(const Overlap& page);
  // The mean of the pages' own F1.
  double mean_f1() const;
  // F1 of the means of precision and recall.
  double f1_of_means() const;
};

}  // namespace defnews

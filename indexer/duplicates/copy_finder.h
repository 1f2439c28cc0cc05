// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles are copies of one another, without comparing all with all.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "indexer/duplicates/print_file.h"

namespace defnews {

// Copies lie at most so many days apart, but for those equal in every word. An
// article known by month or year may lie on any of its days.
inline constexpr int32_t kCopyDays = 3;

struct PairListener {
  // Whether it matters that these two may be copies; asked before they are
  // compared.
  std::function<bool(uint32_t, uint32_t)> wanted;
  // They are copies.
  std::function<void(uint32_t, uint32_t)> found;
};

// Finds the pairs of copies among the articles `which` of `prints`, dropped
// ones aside, as far as they matter; of many that are equal not every pair,
// but each is in one. Dated articles are compared within a window of days that
// slides over them, undated ones with each other, and any two if they are
// equal and have 20 words or more. Memory: about 1 KiB for each article in the
// window, and 8 MiB at most; that of the undated holds them all.
absl::Status FindCopies(PrintFile* prints, const std::vector<uint32_t>& which,
                        const PairListener& listener);

}  // namespace defnews

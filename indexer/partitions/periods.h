// SPDX-License-Identifier: GPL-3.0-or-later
// Which partition an article belongs to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/dates/published_date.h"

namespace defnews {

inline constexpr char kUndatedPeriod[] = "undated";
inline constexpr char kLivePeriod[] = "live";

// Each partition costs a query a little, and a search from the command line
// the opening of its files: an index of so many articles has no more of them
// than this, and more years are joined.
constexpr size_t MostYearPartitions(uint64_t articles) {
  constexpr uint64_t kWorthOne = 25'000;
  constexpr uint64_t kFew = 4;
  constexpr uint64_t kMany = 12;
  const uint64_t worth = articles / kWorthOne;
  return worth < kFew ? kFew : worth > kMany ? kMany : worth;
}

// The year of the first day the article may belong to, or kUndatedPeriod.
std::string YearPeriod(const PublishedDate& date);

struct YearGroup {
  std::string name;                // "2023", "1789-1841"
  std::vector<std::string> years;  // ascending
};

// Joins neighbouring years into at most `most` groups of about equally many
// articles. `articles` counts them by four-digit year.
std::vector<YearGroup> JoinYears(
    const std::map<std::string, uint64_t>& articles, size_t most);

}  // namespace defnews

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

// Each partition costs a query a little: more years than this are joined.
inline constexpr size_t kMaxYearPartitions = 12;

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

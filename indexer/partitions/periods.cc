// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/periods.h"

#include <utility>

#include "absl/strings/str_format.h"

namespace defnews {

std::string YearPeriod(const PublishedDate& date) {
  if (!date.dated()) return kUndatedPeriod;
  return absl::StrFormat("%04d", date.days.first.year());
}

std::vector<YearGroup> JoinYears(
    const std::map<std::string, uint64_t>& articles, size_t most) {
  uint64_t left = 0;
  for (const auto& [year, count] : articles) left += count;
  const bool join = articles.size() > most;
  std::vector<YearGroup> groups;
  YearGroup group;
  uint64_t in_group = 0;
  size_t years_left = articles.size();
  for (const auto& [year, count] : articles) {
    group.years.push_back(year);
    in_group += count;
    --years_left;
    // The share of a group is reckoned anew after each, so that one large year
    // does not starve those after it.
    const size_t groups_left = most - groups.size();
    const bool full = in_group * groups_left >= left;
    const bool last_group = groups_left == 1;
    if (years_left > 0 && join && (last_group || !full)) continue;
    group.name = group.years.front();
    if (group.years.size() > 1) group.name += "-" + group.years.back();
    groups.push_back(std::exchange(group, {}));
    left -= std::exchange(in_group, 0);
  }
  return groups;
}

}  // namespace defnews

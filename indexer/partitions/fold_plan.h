// SPDX-License-Identifier: GPL-3.0-or-later
// Which partitions an update writes anew, so that many small updates neither
// bloat nor slow an index, and none of them takes as long as a build.
//
// Live partitions are kept in a geometric row: a night's articles are written
// together with every live partition that is at most kGrowth times as large as
// what is together so far. So there are few, and an article is written anew
// some kGrowth times for each power of kGrowth that the nights add up to.
//
// A closed partition is written anew, with the live articles of its years and
// without its hidden ones, once these are worth it: a fourth of it waits, or a
// tenth is hidden. At most one in an update.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace defnews {

struct PartitionLoad {
  std::string period;
  uint64_t visible = 0;
  uint64_t hidden = 0;
  // Of a live partition: its articles by YearPeriod().
  std::map<std::string, uint64_t> by_period;
};

struct FoldPlan {
  // Live partitions, by number, whose articles are written anew.
  std::vector<size_t> live;
  // A closed partition written anew, or none.
  std::optional<size_t> closed;
  // The period of the closed partition that is written; empty for none. With
  // no `closed` it is a new one.
  std::string period;
  // YearPeriod()s of the live articles that go there.
  std::map<std::string, uint64_t> moved;

  bool empty() const { return live.empty() && period.empty(); }
};

// `fresh` articles are new in this update, and live.
FoldPlan PlanFold(const std::vector<PartitionLoad>& partitions, uint64_t fresh);

}  // namespace defnews

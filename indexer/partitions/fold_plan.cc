// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/fold_plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "indexer/partitions/periods.h"

namespace defnews {
namespace {

constexpr uint64_t kGrowth = 8;
// A live partition so small is always written anew: it takes milliseconds.
constexpr uint64_t kSmall = 256;
constexpr size_t kMostLive = 4;
// A closed partition is due if so many times what waits is as much as it has.
constexpr uint64_t kPendingWorth = 4;
constexpr uint64_t kHiddenWorth = 10;
// Live articles are all written anew when some of them move, so a part of them
// must.
constexpr uint64_t kMovedPart = 4;
// One of this size that is a third of the index or more is left alone: what
// waits for it becomes a partition of its own.
constexpr uint64_t kTooLargeToRewrite = 10'000;
constexpr uint64_t kTooLargePart = 3;

bool IsLive(const PartitionLoad& partition) {
  return partition.period == kLivePeriod;
}

std::string FirstYear(const std::string& period) { return period.substr(0, 4); }
std::string LastYear(const std::string& period) {
  return period.size() > 4 ? period.substr(period.size() - 4) : period;
}

std::string RangeName(const std::string& first, const std::string& last) {
  return first == last ? first : first + "-" + last;
}

// What may become of a closed partition.
struct Candidate {
  std::optional<size_t> closed;
  std::string period;
  uint64_t size = 0;  // of the partition, or what a new one is measured by
  uint64_t hidden = 0;
  uint64_t pending = 0;
  std::map<std::string, uint64_t> moved;

  uint64_t worth() const {
    return kHiddenWorth * hidden + kPendingWorth * pending;
  }
};

class FoldPlanner {
 public:
  FoldPlanner(const std::vector<PartitionLoad>& partitions, uint64_t fresh)
      : partitions_(partitions), fresh_(fresh) {
    for (const PartitionLoad& partition : partitions_) {
      total_ += partition.visible;
      if (IsLive(partition)) live_total_ += partition.visible;
    }
  }

  FoldPlan Plan() {
    ListCandidates();
    FoldPlan plan = ChooseClosed();
    if (plan.moved.empty()) {
      plan.live = ChooseLive();
    } else {
      plan.live = LiveBySize();
    }
    return plan;
  }

 private:
  bool IsYears(size_t at) const {
    return !IsLive(partitions_[at]) && partitions_[at].period != kUndatedPeriod;
  }

  std::vector<size_t> LiveBySize() const {
    std::vector<size_t> live;
    for (size_t at = 0; at < partitions_.size(); ++at) {
      if (IsLive(partitions_[at])) live.push_back(at);
    }
    std::stable_sort(live.begin(), live.end(), [&](size_t a, size_t b) {
      return partitions_[a].visible < partitions_[b].visible;
    });
    return live;
  }

  std::vector<size_t> ChooseLive() const {
    const std::vector<size_t> live = LiveBySize();
    std::vector<size_t> chosen;
    uint64_t together = fresh_;
    for (size_t i = 0; i < live.size(); ++i) {
      const PartitionLoad& partition = partitions_[live[i]];
      const bool sparse =
          partition.hidden * kHiddenWorth >=
          std::max(partition.visible + partition.hidden, kSmall);
      const bool many = live.size() - chosen.size() >= kMostLive;
      const bool grows =
          partition.visible <= std::max(together * kGrowth, kSmall);
      if (!sparse && (fresh_ == 0 || !(many || grows))) continue;
      chosen.push_back(live[i]);
      together += partition.visible;
    }
    return chosen;
  }

  void ListCandidates() {
    for (size_t at = 0; at < partitions_.size(); ++at) {
      const PartitionLoad& partition = partitions_[at];
      if (IsLive(partition)) continue;
      Candidate& candidate = candidates_.emplace_back();
      candidate.closed = at;
      candidate.period = partition.period;
      candidate.size = partition.visible + partition.hidden;
      candidate.hidden = partition.hidden;
      if (IsYears(at)) ++years_;
    }
    std::map<std::string, uint64_t> waiting;
    for (const PartitionLoad& partition : partitions_) {
      for (const auto& [period, count] : partition.by_period) {
        waiting[period] += count;
      }
    }
    for (const auto& [period, count] : waiting) {
      Candidate* const home = HomeOf(period);
      home->pending += count;
      home->moved[period] += count;
    }
    for (Candidate& candidate : candidates_) LeaveLargeAlone(&candidate);
  }

  // Where live articles of a year, or the undated, belong.
  Candidate* HomeOf(const std::string& period) {
    if (period == kUndatedPeriod) return UndatedHome();
    Candidate* best = nullptr;
    Candidate* nearest = nullptr;  // the last before, else the first after
    for (Candidate& candidate : candidates_) {
      if (candidate.period == kUndatedPeriod) continue;
      const std::string first = FirstYear(candidate.period);
      const std::string last = LastYear(candidate.period);
      if (first <= period && period <= last &&
          (best == nullptr || candidate.size < best->size)) {
        best = &candidate;
      }
      if (nearest == nullptr || last < period) nearest = &candidate;
    }
    if (best != nullptr) return best;
    const uint64_t most = MostYearPartitions(total_);
    if (nearest == nullptr || years_ < most) {
      ++years_;
      Candidate& made = candidates_.emplace_back();
      made.period = period;
      made.size = total_ / most;
      return &made;
    }
    nearest->period = RangeName(std::min(FirstYear(nearest->period), period),
                                std::max(LastYear(nearest->period), period));
    return nearest;
  }

  Candidate* UndatedHome() {
    for (Candidate& candidate : candidates_) {
      if (candidate.period == kUndatedPeriod) return &candidate;
    }
    Candidate& made = candidates_.emplace_back();
    made.period = kUndatedPeriod;
    made.size = total_ / MostYearPartitions(total_);
    return &made;
  }

  // Unless so much of it is hidden that it must go.
  void LeaveLargeAlone(Candidate* candidate) const {
    if (!candidate->closed.has_value() ||
        candidate->hidden * kHiddenWorth >= candidate->size ||
        candidate->size < kTooLargeToRewrite ||
        candidate->size * kTooLargePart < total_) {
      return;
    }
    candidate->closed.reset();
    candidate->hidden = 0;
  }

  bool Due(const Candidate& candidate) const {
    return candidate.worth() >= std::max(candidate.size, kSmall) &&
           (candidate.pending + candidate.hidden) * kMovedPart >= live_total_;
  }

  FoldPlan ChooseClosed() const {
    const Candidate* chosen = nullptr;
    const Candidate* fullest = nullptr;
    for (const Candidate& candidate : candidates_) {
      if (Due(candidate) &&
          (chosen == nullptr || candidate.worth() > chosen->worth())) {
        chosen = &candidate;
      }
      if (fullest == nullptr || candidate.pending > fullest->pending) {
        fullest = &candidate;
      }
    }
    // So much is live that it must go, even by small parts.
    const bool drain = fullest != nullptr && live_total_ > kSmall &&
                       live_total_ * kMovedPart >= total_;
    if (chosen == nullptr && drain && fullest->pending > 0) chosen = fullest;
    if (chosen != nullptr) {
      return {{}, chosen->closed, chosen->period, chosen->moved};
    }
    // Too few would move to be worth it, but what is hidden can go.
    for (const Candidate& candidate : candidates_) {
      if (candidate.closed.has_value() &&
          candidate.hidden * kHiddenWorth >= std::max(candidate.size, kSmall)) {
        return {
            {}, candidate.closed, partitions_[*candidate.closed].period, {}};
      }
    }
    return {};
  }

  const std::vector<PartitionLoad>& partitions_;
  const uint64_t fresh_;
  uint64_t total_ = 0;
  uint64_t live_total_ = 0;
  size_t years_ = 0;  // partitions of years
  std::vector<Candidate> candidates_;
};

}  // namespace

FoldPlan PlanFold(const std::vector<PartitionLoad>& partitions,
                  uint64_t fresh) {
  return FoldPlanner(partitions, fresh).Plan();
}

}  // namespace defnews

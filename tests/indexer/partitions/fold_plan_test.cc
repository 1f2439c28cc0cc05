// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/fold_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/partitions/periods.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Loads = std::vector<PartitionLoad>;

PartitionLoad Closed(const std::string& period, uint64_t visible,
                     uint64_t hidden = 0) {
  return {period, visible, hidden, {}};
}
PartitionLoad Live(std::map<std::string, uint64_t> by_period,
                   uint64_t hidden = 0) {
  PartitionLoad load{kLivePeriod, 0, hidden, by_period};
  for (const auto& [period, count] : by_period) load.visible += count;
  return load;
}

TEST(FoldPlanTest, AnIndexWithoutLeftoversIsLeftAlone) {
  EXPECT_TRUE(
      PlanFold({Closed("2022", 9000), Closed("2023", 9000)}, 50).empty());
}

TEST(FoldPlanTest, SmallLivePartitionsGoTogetherWithTheNight) {
  const FoldPlan plan = PlanFold(
      {Closed("2023", 90000), Live({{"2023", 4000}}), Live({{"2023", 300}})},
      50);
  EXPECT_THAT(plan.live, ElementsAre(2));
  EXPECT_EQ(plan.period, "");
}

TEST(FoldPlanTest, AClosedPartitionIsDueWhenAFourthWaits) {
  const Loads before = {Closed("2022", 9000), Closed("2023", 4000),
                        Live({{"2023", 990}, {"2022", 5}})};
  EXPECT_EQ(PlanFold(before, 50).period, "");
  const Loads after = {Closed("2022", 9000), Closed("2023", 4000),
                       Live({{"2023", 1000}, {"2022", 5}})};
  const FoldPlan plan = PlanFold(after, 50);
  EXPECT_EQ(plan.period, "2023");
  EXPECT_EQ(plan.closed, 1U);
  EXPECT_THAT(plan.live, ElementsAre(2));
  EXPECT_EQ(plan.moved.size(), 1U);
}

TEST(FoldPlanTest, ATenthHiddenIsEnough) {
  const FoldPlan plan =
      PlanFold({Closed("2022", 9001, 999), Closed("2023", 8999, 1001)}, 0);
  EXPECT_EQ(plan.closed, 1U);
  EXPECT_EQ(plan.period, "2023");
  EXPECT_THAT(plan.live, IsEmpty());
}

TEST(FoldPlanTest, ANewYearGetsAPartitionWhileThereAreFew) {
  const FoldPlan few =
      PlanFold({Closed("2023", 4000), Live({{"2024", 1200}})}, 50);
  EXPECT_EQ(few.period, "2024");
  EXPECT_FALSE(few.closed.has_value());
}

TEST(FoldPlanTest, ANewYearExtendsTheLastWhereThereAreEnough) {
  const FoldPlan plan = PlanFold(
      {Closed("2018-2019", 5000), Closed("2020", 5000), Closed("2021", 5000),
       Closed("2022-2023", 5000), Live({{"2024", 1300}})},
      50);
  EXPECT_EQ(plan.period, "2022-2024");
  EXPECT_EQ(plan.closed, 3U);
}

TEST(FoldPlanTest, TheUndatedHaveTheirOwn) {
  const FoldPlan plan =
      PlanFold({Closed("2023", 4000), Closed(kUndatedPeriod, 400),
                Live({{kUndatedPeriod, 100}})},
               50);
  EXPECT_EQ(plan.period, kUndatedPeriod);
  EXPECT_EQ(plan.closed, 1U);
}

TEST(FoldPlanTest, MostOfAnIndexIsNotWrittenAnewForWhatWaits) {
  const FoldPlan plan =
      PlanFold({Closed("2023", 90'000, 700), Live({{"2023", 23'000}})}, 50);
  EXPECT_EQ(plan.period, "2023");
  EXPECT_FALSE(plan.closed.has_value());
}

// An index as its manifest would tell it, folded night by night.
class Nights {
 public:
  explicit Nights(Loads loads) : loads_(std::move(loads)) {}

  // One night's articles of a year; returns how many were written anew.
  uint64_t Add(const std::string& year, uint64_t count) {
    const FoldPlan plan = PlanFold(loads_, count);
    PartitionLoad live = Live({{year, count}});
    PartitionLoad closed = Closed(plan.period, 0);
    uint64_t written = 0;
    for (const size_t at : plan.live) {
      for (const auto& [period, articles] : loads_[at].by_period) {
        written += articles;
        if (plan.moved.contains(period)) {
          closed.visible += articles;
        } else {
          live.visible += articles;
          live.by_period[period] += articles;
        }
      }
    }
    if (plan.closed.has_value()) {
      closed.visible += loads_[*plan.closed].visible;
      written += loads_[*plan.closed].visible;
    }
    Loads next;
    for (size_t at = 0; at < loads_.size(); ++at) {
      if (at == plan.closed ||
          std::count(plan.live.begin(), plan.live.end(), at) > 0) {
        continue;
      }
      next.push_back(loads_[at]);
    }
    if (!plan.period.empty()) next.push_back(closed);
    next.push_back(live);
    loads_ = std::move(next);
    return written;
  }
  size_t partitions() const { return loads_.size(); }
  uint64_t articles() const {
    uint64_t count = 0;
    for (const PartitionLoad& load : loads_) count += load.visible;
    return count;
  }

 private:
  Loads loads_;
};

TEST(FoldPlanTest, FiveYearsOfNightsStayFewAndCheap) {
  Nights nights({Closed("2016-2017", 25'000), Closed("2018-2019", 25'000),
                 Closed("2020-2021", 25'000), Closed("2022-2023", 25'000)});
  uint64_t written = 0;
  uint64_t added = 0;
  for (int night = 0; night < 5 * 365; ++night) {
    const std::string year = std::to_string(2024 + night / 365);
    const uint64_t one = nights.Add(year, 50);
    added += 50;
    EXPECT_LE(one, nights.articles() / 2) << night;
    EXPECT_LE(nights.partitions(), 12U) << night;
    written += one;
  }
  EXPECT_EQ(nights.articles(), 100'000 + added);
  EXPECT_LE(written, 25 * added);
}

TEST(FoldPlanTest, OneYearOnTwentyThousandStaysFewAndCheap) {
  Nights nights({Closed("2020", 5'000), Closed("2021", 5'000),
                 Closed("2022", 5'000), Closed("2023", 5'000)});
  uint64_t written = 0;
  for (int night = 0; night < 365; ++night) {
    written += nights.Add("2023", 50);
    EXPECT_LE(nights.partitions(), 8U) << night;
  }
  EXPECT_LE(written, uint64_t{25} * 365 * 50);
}

TEST(FoldPlanTest, ArticlesOfAllYearsDoNotStayLiveForEver) {
  Nights nights({Closed("2014", 2500), Closed("2015-2018", 2500),
                 Closed("2019-2021", 2500), Closed("2022-2023", 2500)});
  for (int night = 0; night < 1000; ++night) {
    nights.Add(std::to_string(2014 + night % 10), 20);
    EXPECT_LE(nights.partitions(), 9U) << night;
  }
}

}  // namespace
}  // namespace defnews

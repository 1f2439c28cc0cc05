// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/fold.h"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "indexer/duplicates/copy_groups.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/building.h"
#include "indexer/operations/guards.h"
#include "indexer/partitions/document_builder.h"
#include "indexer/partitions/fold_plan.h"
#include "indexer/partitions/periods.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

// How many articles of each year a partition has, by the terms of the years.
absl::Status CountPeriods(const std::string& index, const Partition& partition,
                          std::map<std::string, uint64_t>* counts) {
  const absl::Status status = CatchXapian([&] {
    const Xapian::Database database(PartitionPath(index, partition.name));
    const auto end = database.allterms_end(std::string(schema::kYear));
    for (auto term = database.allterms_begin(std::string(schema::kYear));
         term != end; ++term) {
      (*counts)[(*term).substr(schema::kYear.size())] = term.get_termfreq();
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return InPartition(partition.name, status);
  if (partition.undated > 0) (*counts)[kUndatedPeriod] = partition.undated;
  return absl::OkStatus();
}

absl::StatusOr<FoldPlan> PlanFor(const std::string& index,
                                 const std::vector<Partition>& partitions,
                                 uint64_t fresh) {
  std::vector<PartitionLoad> loads;
  for (const Partition& partition : partitions) {
    PartitionLoad& load = loads.emplace_back();
    load.period = partition.period;
    load.hidden = partition.hidden.size();
    load.visible = partition.articles - load.hidden;
    if (partition.period != kLivePeriod) continue;
    RETURN_IF_ERROR(CountPeriods(index, partition, &load.by_period));
  }
  return PlanFold(loads, fresh);
}

uint64_t BytesOf(const Partition& partition) {
  uint64_t bytes = 0;
  for (const PartitionFile& file : partition.files) bytes += file.bytes;
  return bytes;
}

// What is written while partitions are written anew: them, and their spills.
uint64_t RoomFor(const FoldPlan& plan,
                 const std::vector<Partition>& partitions) {
  uint64_t bytes = 0;
  for (const size_t at : plan.live) bytes += 2 * BytesOf(partitions[at]);
  if (plan.closed.has_value()) bytes += 2 * BytesOf(partitions[*plan.closed]);
  return bytes;
}

using Route = std::function<PartitionBuilder*(const Article&)>;

// Gives what a partition has in service to the builders that `route` names.
absl::Status MoveArticles(const std::string& index, const Partition& partition,
                          const Route& route) {
  Manifest alone;
  alone.partitions = {partition};
  StoredArticles stored(index, std::move(alone));
  Article article;
  while (stored.Next(&article)) {
    RETURN_IF_ERROR(CheckInterrupt());
    std::string id = article.id;
    CopyState state = stored.copy_state();
    PartitionBuilder* const builder = route(article);
    ASSIGN_OR_RETURN(const BuildLocation location,
                     builder->Add(std::move(article)));
    if (state == StateAlone(id)) continue;
    builder->Mark(location, std::move(id), std::move(state));
  }
  return stored.status();
}

// Gives the articles of the planned partitions to `live` and `closed`.
absl::Status MovePlanned(const std::string& index, const FoldPlan& plan,
                         const std::vector<Partition>& partitions,
                         PartitionBuilder* live, PartitionBuilder* closed) {
  if (plan.closed.has_value()) {
    RETURN_IF_ERROR(MoveArticles(index, partitions[*plan.closed],
                                 [&](const Article&) { return closed; }));
  }
  for (const size_t at : plan.live) {
    RETURN_IF_ERROR(
        MoveArticles(index, partitions[at], [&](const Article& article) {
          return plan.moved.contains(YearPeriod(DateOf(article))) ? closed
                                                                  : live;
        }));
  }
  return absl::OkStatus();
}

std::vector<Partition> NotPlanned(const FoldPlan& plan,
                                  std::vector<Partition> partitions) {
  std::vector<Partition> kept;
  for (size_t at = 0; at < partitions.size(); ++at) {
    if (plan.closed == at ||
        std::find(plan.live.begin(), plan.live.end(), at) != plan.live.end()) {
      continue;
    }
    kept.push_back(std::move(partitions[at]));
  }
  return kept;
}

// Partitions all of whose articles are hidden serve nobody.
void DropEmpty(std::vector<Partition>* partitions) {
  std::erase_if(*partitions, [](const Partition& partition) {
    return partition.hidden.size() >= partition.articles;
  });
}

// Years, then the undated, then what is live, the largest first.
void SortPartitions(std::vector<Partition>* partitions) {
  const auto rank = [](const Partition& partition) {
    return partition.period == kLivePeriod      ? 2
           : partition.period == kUndatedPeriod ? 1
                                                : 0;
  };
  std::stable_sort(partitions->begin(), partitions->end(),
                   [&](const Partition& a, const Partition& b) {
                     const int first = rank(a);
                     const int second = rank(b);
                     if (first != second) return first < second;
                     if (first == 2) return a.articles > b.articles;
                     return a.period < b.period;
                   });
}

}  // namespace

absl::StatusOr<std::vector<Partition>> FinishAndFold(
    Workspace* workspace, const RunSettings& settings,
    std::vector<Partition> partitions, PartitionBuilder* live, uint64_t fresh,
    bool fold, RunResult* result) {
  DropEmpty(&partitions);
  RETURN_IF_ERROR(
      GuardSpace(settings, RoomForMerge(live->text_bytes()), result));
  FoldPlan plan;
  if (fold) {
    ASSIGN_OR_RETURN(plan, PlanFor(settings.index, partitions, fresh));
  }
  if (!HasRoom(settings.index,
               RoomForMerge(live->text_bytes()) + RoomFor(plan, partitions))) {
    result->notes.push_back(
        "too little room on the disk to write partitions anew; put off");
    plan = {};
  }
  ASSIGN_OR_RETURN(std::string folder, workspace->NewFolder());
  PartitionBuilder closed(std::move(folder), settings.threads, plan.period,
                          settings.writer);
  RETURN_IF_ERROR(MovePlanned(settings.index, plan, partitions, live, &closed));
  ASSIGN_OR_RETURN(
      std::vector<Partition> written,
      FinishPartitions(*workspace, {&closed, live}, settings.threads, result));
  partitions = NotPlanned(plan, std::move(partitions));
  std::move(written.begin(), written.end(), std::back_inserter(partitions));
  SortPartitions(&partitions);
  return partitions;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/building.h"
#include "indexer/operations/operations.h"
#include "indexer/partitions/periods.h"

namespace defnews {
namespace {

// Beyond these a query pays more for the leftovers than a rebuild costs.
constexpr size_t kMaxLivePartitions = 4;
constexpr uint64_t kMaxHiddenPercent = 20;

bool NeedsReindexing(const Manifest& manifest) {
  uint64_t live = 0;
  uint64_t all = 0;
  uint64_t hidden = 0;
  for (const Partition& partition : manifest.partitions) {
    if (partition.period == kLivePeriod) ++live;
    all += partition.articles;
    hidden += partition.hidden.size();
  }
  return live > kMaxLivePartitions || hidden * 100 > all * kMaxHiddenPercent;
}

// Partitions all of whose articles are hidden serve nobody.
void DropEmpty(std::vector<Partition>* partitions) {
  std::erase_if(*partitions, [](const Partition& partition) {
    return partition.hidden.size() >= partition.articles;
  });
}

absl::Status Update(const RunSettings& settings, const RunListener& listener,
                    Workspace* workspace, Manifest old, RunResult* result) {
  ASSIGN_OR_RETURN(const std::unique_ptr<StoredIds> stored,
                   StoredIds::Open(settings.index, old));
  ASSIGN_OR_RETURN(const std::string folder, workspace->NewFolder());
  PartitionBuilder builder(folder, settings.threads, Periods::kLive);
  Intake intake(&builder, stored.get());
  RETURN_IF_ERROR(TakeInputs(settings, listener, &intake, result));
  intake.Count(result);
  if (!intake.changes()) {
    result->generation = old.generation;
    result->articles = old.articles();
    return absl::OkStatus();
  }
  Manifest manifest = NewManifest();
  manifest.partitions = std::move(old.partitions);
  intake.Apply(&manifest.partitions);
  ASSIGN_OR_RETURN(std::vector<Partition> live,
                   FinishPartitions(*workspace, &builder, settings.threads));
  std::move(live.begin(), live.end(), std::back_inserter(manifest.partitions));
  DropEmpty(&manifest.partitions);
  if (!NeedsReindexing(manifest)) {
    return PublishResult(*workspace, &manifest, result);
  }
  ASSIGN_OR_RETURN(manifest, Reindex(workspace, manifest, settings.threads));
  RETURN_IF_ERROR(PublishResult(*workspace, &manifest, result));
  return RemoveUnusedPartitions(settings.index);
}

}  // namespace

absl::Status UpdateIndex(const RunSettings& settings,
                         const RunListener& listener, RunResult* result) {
  if (absl::IsNotFound(CurrentGeneration(settings.index).status())) {
    return BuildIndex(settings, listener, result);
  }
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(settings.index));
  ASSIGN_OR_RETURN(Manifest old, CurrentManifest(settings.index));
  // One index is one analyser's: mixed terms would not find one another.
  RETURN_IF_ERROR(CheckVersions(old));
  return Update(settings, listener, workspace.get(), std::move(old), result);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/status/status_macros.h"
#include "corpus/readers/inputs.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/building.h"
#include "indexer/operations/fold.h"
#include "indexer/operations/guards.h"
#include "indexer/operations/operations.h"
#include "indexer/operations/regroup.h"
#include "indexer/partitions/periods.h"

namespace defnews {
namespace {

// Whether an update has brought so much that everything should be dealt out
// anew. It pays for that then: a small one never does.
bool HasOutgrown(const std::vector<Partition>& partitions, uint64_t fresh) {
  constexpr uint64_t kWorthIt = 1000;
  uint64_t live = 0;
  uint64_t all = 0;
  for (const Partition& partition : partitions) {
    const uint64_t visible = partition.articles - partition.hidden.size();
    all += visible;
    if (partition.period == kLivePeriod) live += visible;
  }
  return live + fresh >= kWorthIt && fresh * 4 >= all &&
         (live + fresh) * 2 >= all;
}

// For what must be new in the inputs, as all that is in service is less. The
// rest is known once they have been read.
uint64_t RoomForInputs(const RunSettings& settings, const Manifest& old) {
  uint64_t bytes = TextFileBytes(settings.inputs);
  for (const Partition& partition : old.partitions) {
    bytes -= std::min(bytes, partition.text_bytes);
  }
  return RoomForText(bytes);
}

absl::Status Update(const RunSettings& settings, const RunListener& listener,
                    Workspace* workspace, const Manifest& old,
                    RunResult* result) {
  RETURN_IF_ERROR(GuardSpace(settings, RoomForInputs(settings, old), result));
  ASSIGN_OR_RETURN(const std::unique_ptr<StoredIds> stored,
                   StoredIds::Open(settings.index, old));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<CollectedArticles> collected,
      CollectedArticles::Create(workspace, settings, Periods::kLive));
  Intake intake(collected.get(), stored.get());
  RETURN_IF_ERROR(
      TakeInputs(settings, listener, /*may_be_empty=*/true, &intake, result));
  intake.Count(result);
  if (!intake.changes()) {
    result->generation = old.generation;
    result->articles = old.articles();
    return absl::OkStatus();
  }
  GenerationChanges changes = ChangesFrom(old);
  ASSIGN_OR_RETURN(changes.articles, intake.Changes());
  Manifest manifest = NewManifest(settings.now);
  manifest.partitions = old.partitions;
  const RegroupRequest request = intake.Apply(&manifest.partitions);
  RETURN_IF_ERROR(
      Regroup(settings.index, request, collected.get(), &manifest.partitions));
  const uint64_t fresh = changes.articles.size();
  const bool outgrown = HasOutgrown(manifest.partitions, fresh);
  ASSIGN_OR_RETURN(
      manifest.partitions,
      FinishAndFold(workspace, settings, std::move(manifest.partitions),
                    collected->builder(), fresh, /*fold=*/!outgrown, result));
  if (outgrown) {
    ASSIGN_OR_RETURN(manifest, Reindex(workspace, manifest, settings, result));
  }
  RETURN_IF_ERROR(PublishInstead(*workspace, settings, old, /*removed=*/0,
                                 std::move(changes), &manifest, result));
  return outgrown ? RemoveUnusedPartitions(settings.index) : absl::OkStatus();
}

}  // namespace

absl::Status UpdateIndex(const RunSettings& settings,
                         const RunListener& listener, RunResult* result) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(settings.index, settings.lock_wait));
  // Looked up once the lock is had: the run before may have made the index.
  if (absl::IsNotFound(CurrentGeneration(settings.index).status())) {
    return BuildIn(workspace.get(), settings, listener, result);
  }
  ASSIGN_OR_RETURN(const Manifest old, CurrentManifest(settings.index));
  // One index is one analyser's: mixed terms would not find one another.
  RETURN_IF_ERROR(CheckVersions(old));
  return Update(settings, listener, workspace.get(), old, result);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/building.h"
#include "indexer/operations/operations.h"
#include "indexer/operations/regroup.h"

namespace defnews {
namespace {

absl::Status Update(const RunSettings& settings, const RunListener& listener,
                    Workspace* workspace, Manifest old, RunResult* result) {
  ASSIGN_OR_RETURN(const std::unique_ptr<StoredIds> stored,
                   StoredIds::Open(settings.index, old));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<CollectedArticles> collected,
      CollectedArticles::Create(workspace, settings, Periods::kLive));
  Intake intake(collected.get(), stored.get());
  RETURN_IF_ERROR(TakeInputs(settings, listener, &intake, result));
  intake.Count(result);
  if (!intake.changes()) {
    result->generation = old.generation;
    result->articles = old.articles();
    return absl::OkStatus();
  }
  GenerationChanges changes = ChangesFrom(old);
  changes.articles = intake.Changes();
  Manifest manifest = NewManifest();
  manifest.partitions = std::move(old.partitions);
  const RegroupRequest request = intake.Apply(&manifest.partitions);
  RETURN_IF_ERROR(
      Regroup(settings.index, request, collected.get(), &manifest.partitions));
  ASSIGN_OR_RETURN(std::vector<Partition> live,
                   FinishPartitions(*workspace, collected->builder(),
                                    settings.threads, result));
  std::move(live.begin(), live.end(), std::back_inserter(manifest.partitions));
  return PublishChanged(workspace, std::move(changes), settings, &manifest,
                        result);
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

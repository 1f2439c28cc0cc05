// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "common/index/damage.h"
#include "common/status/status_macros.h"
#include "indexer/generations/files.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/workspace.h"
#include "indexer/operations/operations.h"

namespace defnews {

absl::StatusOr<uint64_t> PruneGenerations(const RunSettings& settings,
                                          uint64_t keep, RunResult* result) {
  const std::string& index = settings.index;
  RETURN_IF_ERROR(CurrentGeneration(index).status());
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(index, settings.lock_wait));
  ASSIGN_OR_RETURN(const Manifest current, CurrentManifest(index));
  ASSIGN_OR_RETURN(const std::vector<uint64_t> generations,
                   ListGenerations(index));
  // The others may be the way out.
  const absl::Status sound = CheckSizes(index, current);
  if (!sound.ok()) {
    return absl::DataLossError(
        "nothing was deleted, as what is in service is "
        "damaged: " +
        std::string(sound.message()));
  }
  uint64_t gone = 0;
  for (size_t at = 0; at + keep < generations.size(); ++at) {
    if (generations[at] == current.generation) continue;
    RETURN_IF_ERROR(RemoveTree(ManifestPath(index, generations[at])));
    ++gone;
  }
  RETURN_IF_ERROR(RemoveUnusedPartitions(index));
  RETURN_IF_ERROR(RemoveOldChanges(index, current.generation));
  result->generation = current.generation;
  result->articles = current.articles();
  return gone;
}

}  // namespace defnews

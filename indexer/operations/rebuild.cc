// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/building.h"
#include "indexer/operations/operations.h"

namespace defnews {

absl::Status RebuildIndex(const RunSettings& settings, RunResult* result) {
  RETURN_IF_ERROR(CurrentGeneration(settings.index).status());
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(settings.index, settings.lock_wait));
  ASSIGN_OR_RETURN(const Manifest old, CurrentManifest(settings.index));
  ASSIGN_OR_RETURN(Manifest manifest,
                   Reindex(workspace.get(), old, settings, result));
  result->unchanged = manifest.articles();
  return PublishInstead(*workspace, settings, old, /*removed=*/0,
                        ChangesFrom(old), &manifest, result);
}

}  // namespace defnews

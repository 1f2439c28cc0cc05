// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <string>

#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/building.h"
#include "indexer/operations/operations.h"

namespace defnews {

absl::Status BuildIndex(const RunSettings& settings,
                        const RunListener& listener, RunResult* result) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(settings.index));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<CollectedArticles> collected,
      CollectedArticles::Create(workspace.get(), settings, Periods::kByYear));
  Intake intake(collected.get(), nullptr);
  RETURN_IF_ERROR(TakeInputs(settings, listener, &intake, result));
  RETURN_IF_ERROR(collected->MarkCopies());
  Manifest manifest = NewManifest();
  ASSIGN_OR_RETURN(manifest.partitions,
                   FinishPartitions(*workspace, collected->builder(),
                                    settings.threads, result));
  intake.Count(result);
  return PublishResult(*workspace, &manifest, result);
}

}  // namespace defnews

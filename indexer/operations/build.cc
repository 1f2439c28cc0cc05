// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "corpus/readers/inputs.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/building.h"
#include "indexer/operations/guards.h"
#include "indexer/operations/operations.h"

namespace defnews {
namespace {

// The generation that a build replaces. Where it cannot be read a build is the
// way out, so that is no error.
std::optional<Manifest> Replaced(const std::string& index) {
  absl::StatusOr<Manifest> manifest = CurrentManifest(index);
  if (!manifest.ok()) return std::nullopt;
  return *std::move(manifest);
}

GenerationChanges ChangesOfBuild(const std::string& index,
                                 const std::optional<Manifest>& old,
                                 const Intake& intake) {
  GenerationChanges changes;
  if (old.has_value()) changes = ChangesFrom(*old);
  changes.complete = true;
  // Versions of another schema are not to be compared.
  if (!old.has_value() || old->schema != schema::kVersion) return changes;
  absl::StatusOr<ArticleChanges> articles = intake.ChangesAgainst(index, *old);
  if (!articles.ok()) return changes;
  changes.complete = false;
  changes.articles = *std::move(articles);
  return changes;
}

}  // namespace

absl::Status BuildIn(Workspace* workspace, const RunSettings& settings,
                     const RunListener& listener, RunResult* result) {
  const std::optional<Manifest> old = Replaced(settings.index);
  RETURN_IF_ERROR(GuardSpace(
      settings, RoomForText(TextFileBytes(settings.inputs)), result));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<CollectedArticles> collected,
      CollectedArticles::Create(workspace, settings, Periods::kByYear));
  Intake intake(collected.get(), old.has_value());
  RETURN_IF_ERROR(
      TakeInputs(settings, listener, /*may_be_empty=*/false, &intake, result));
  RETURN_IF_ERROR(GuardSpace(
      settings, RoomForMerge(collected->builder()->text_bytes()), result));
  RETURN_IF_ERROR(collected->MarkCopies());
  Manifest manifest = NewManifest(settings.now);
  ASSIGN_OR_RETURN(manifest.partitions,
                   FinishPartitions(*workspace, {collected->builder()},
                                    settings.threads, result));
  intake.Count(result);
  GenerationChanges changes = ChangesOfBuild(settings.index, old, intake);
  if (!old.has_value()) {
    return PublishResult(*workspace, std::move(changes), &manifest, result);
  }
  return PublishInstead(*workspace, settings, *old, /*removed=*/0,
                        std::move(changes), &manifest, result);
}

absl::Status BuildIndex(const RunSettings& settings,
                        const RunListener& listener, RunResult* result) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(settings.index, settings.lock_wait));
  return BuildIn(workspace.get(), settings, listener, result);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/building.h"
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

absl::Status BuildIndex(const RunSettings& settings,
                        const RunListener& listener, RunResult* result) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(settings.index));
  const std::optional<Manifest> old = Replaced(settings.index);
  ASSIGN_OR_RETURN(
      const std::unique_ptr<CollectedArticles> collected,
      CollectedArticles::Create(workspace.get(), settings, Periods::kByYear));
  Intake intake(collected.get(), old.has_value());
  RETURN_IF_ERROR(TakeInputs(settings, listener, &intake, result));
  RETURN_IF_ERROR(collected->MarkCopies());
  Manifest manifest = NewManifest();
  ASSIGN_OR_RETURN(manifest.partitions,
                   FinishPartitions(*workspace, collected->builder(),
                                    settings.threads, result));
  intake.Count(result);
  return PublishResult(*workspace, ChangesOfBuild(settings.index, old, intake),
                       &manifest, result);
}

}  // namespace defnews

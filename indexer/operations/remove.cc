// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/building.h"
#include "indexer/operations/fold.h"
#include "indexer/operations/operations.h"
#include "indexer/operations/regroup.h"

namespace defnews {
namespace {

// Hides what is in service under `id`; false if nothing is.
absl::StatusOr<bool> Hide(const StoredIds& stored, const std::string& id,
                          Manifest* manifest, RegroupRequest* request) {
  ASSIGN_OR_RETURN(const std::vector<StoredIds::Found> found, stored.Find(id));
  bool any = false;
  for (const StoredIds::Found& one : found) {
    if (one.hidden) continue;
    manifest->partitions[one.partition].hidden.push_back(one.version);
    request->shrunk.insert(one.group);
    any = true;
  }
  return any;
}

// Of a group that lost a member, others may become founder or lead, or fall
// apart.
absl::Status RegroupRest(const RunSettings& settings,
                         const RegroupRequest& request, bool fold,
                         Workspace* workspace,
                         std::vector<Partition>* partitions,
                         RunResult* result) {
  ASSIGN_OR_RETURN(
      const std::unique_ptr<CollectedArticles> changed,
      CollectedArticles::Create(workspace, settings, Periods::kLive));
  RETURN_IF_ERROR(Regroup(settings.index, request, changed.get(), partitions));
  ASSIGN_OR_RETURN(
      *partitions,
      FinishAndFold(workspace, settings, std::move(*partitions),
                    changed->builder(), /*fresh=*/0, fold, result));
  return absl::OkStatus();
}

}  // namespace

absl::Status RemoveArticles(const RunSettings& settings,
                            const std::vector<std::string>& ids,
                            const RunListener& listener, RunResult* result) {
  RETURN_IF_ERROR(CurrentGeneration(settings.index).status());
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(settings.index, settings.lock_wait));
  ASSIGN_OR_RETURN(const Manifest old, CurrentManifest(settings.index));
  ASSIGN_OR_RETURN(const std::unique_ptr<StoredIds> stored,
                   StoredIds::Open(settings.index, old));
  Manifest manifest = old;
  GenerationChanges changes = ChangesFrom(old);
  RegroupRequest request;
  for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) {
    ASSIGN_OR_RETURN(const bool found, Hide(*stored, id, &manifest, &request));
    if (found) {
      ++result->removed;
      changes.articles[id].kind = ArticleChangeKind::kRemoved;
      continue;
    }
    ++result->refused;
    if (!listener.problem) continue;
    listener.problem({InputProblem::Kind::kRefused, settings.index, 0,
                      "no article has the id \"" + id + "\""});
  }
  result->generation = old.generation;
  result->articles = old.articles();
  if (result->removed == 0) return absl::OkStatus();
  // Nothing is analysed anew that this analyser did not make.
  const bool fold = CheckVersions(old).ok();
  RETURN_IF_ERROR(RegroupRest(settings, request, fold, workspace.get(),
                              &manifest.partitions, result));
  manifest.created = NewManifest(settings.now).created;
  return PublishInstead(*workspace, settings, old, result->removed,
                        std::move(changes), &manifest, result);
}

}  // namespace defnews

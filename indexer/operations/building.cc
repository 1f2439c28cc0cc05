// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/building.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "corpus/readers/inputs.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/collected_articles.h"
#include "indexer/operations/guards.h"
#include "indexer/partitions/writer_proof.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

std::string NothingTaken(const RunSettings& settings) {
  const bool first =
      absl::IsNotFound(CurrentGeneration(settings.index).status());
  return first ? "no articles in the inputs, and no index at " +
                     settings.index + " yet: nothing was made"
               : "no articles in the inputs; the index is unchanged";
}

}  // namespace

absl::Status TakeInputs(const RunSettings& settings,
                        const RunListener& listener, bool may_be_empty,
                        Intake* intake, RunResult* result) {
  ReaderOptions reading;
  reading.threads = settings.threads;
  reading.may_be_empty = may_be_empty;
  const ProblemSink sink = [&](const InputProblem& problem) {
    if (problem.kind == InputProblem::Kind::kRefused) ++result->refused;
    if (problem.unreadable) result->unreadable = true;
    if (listener.problem) listener.problem(problem);
  };
  ASSIGN_OR_RETURN(const std::unique_ptr<InputReader> reader,
                   OpenInputs(settings.inputs, reading, sink));
  Article article;
  Progress progress;
  while (reader->Next(&article)) {
    RETURN_IF_ERROR(CheckInterrupt());
    RETURN_IF_ERROR(intake->Take(std::move(article)));
    ++progress.articles;
    progress.bytes_done = reader->bytes_read();
    progress.bytes_total = reader->total_bytes();
    if (listener.progress) listener.progress(progress);
  }
  RETURN_IF_ERROR(CheckInterrupt());
  if (progress.articles == 0 && (!may_be_empty || result->unreadable)) {
    return absl::InvalidArgumentError(NothingTaken(settings));
  }
  const std::string note = intake->DuplicatesNote();
  if (!note.empty() && listener.note) listener.note(note);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Partition>> FinishPartitions(
    const Workspace& workspace, const std::vector<PartitionBuilder*>& builders,
    size_t threads, RunResult* result) {
  std::vector<BuiltPartition> all;
  // The threads of all must have ended before partitions are verified.
  for (PartitionBuilder* const builder : builders) {
    ASSIGN_OR_RETURN(std::vector<BuiltPartition> built, builder->Finish());
    std::move(built.begin(), built.end(), std::back_inserter(all));
  }
  KeepProof(ProofPath(workspace.index()));
  for (PartitionBuilder* const builder : builders) {
    for (const std::string& note : builder->Notes()) {
      const auto& notes = result->notes;
      if (std::find(notes.begin(), notes.end(), note) == notes.end()) {
        result->notes.push_back(note);
      }
    }
  }
  absl::StatusOr<std::vector<Partition>> installed =
      InstallPartitions(workspace.index(), std::move(all), threads);
  // A full disk should not stay so.
  if (!installed.ok()) RemoveUnusedPartitions(workspace.index()).IgnoreError();
  return installed;
}

absl::StatusOr<Manifest> Reindex(Workspace* workspace, const Manifest& old,
                                 const RunSettings& settings,
                                 RunResult* result) {
  if (old.articles() == 0) {
    return absl::FailedPreconditionError(
        workspace->index() + ": the index has no articles to be built from");
  }
  uint64_t text_bytes = 0;
  for (const Partition& partition : old.partitions) {
    text_bytes += partition.text_bytes;
  }
  RETURN_IF_ERROR(GuardSpace(settings, RoomForText(text_bytes), result));
  ASSIGN_OR_RETURN(
      const std::unique_ptr<CollectedArticles> collected,
      CollectedArticles::Create(workspace, settings, Periods::kByYear));
  StoredArticles stored(workspace->index(), old);
  Article article;
  while (stored.Next(&article)) {
    RETURN_IF_ERROR(collected->Add(std::move(article)).status());
  }
  RETURN_IF_ERROR(stored.status());
  RETURN_IF_ERROR(collected->MarkCopies());
  Manifest manifest = NewManifest(settings.now);
  ASSIGN_OR_RETURN(manifest.partitions,
                   FinishPartitions(*workspace, {collected->builder()},
                                    settings.threads, result));
  if (manifest.articles() != old.articles()) {
    return absl::DataLossError(
        workspace->index() + ": the index records " +
        std::to_string(old.articles()) + " articles and holds " +
        std::to_string(manifest.articles()) + "; see `indexer check`");
  }
  return manifest;
}

GenerationChanges ChangesFrom(const Manifest& old) {
  GenerationChanges changes;
  changes.base = old.generation;
  changes.base_created = old.created;
  return changes;
}

absl::Status PublishInstead(const Workspace& workspace,
                            const RunSettings& settings, const Manifest& old,
                            uint64_t removed, GenerationChanges changes,
                            Manifest* manifest, RunResult* result) {
  absl::Status status =
      GuardGeneration(settings, old, *manifest, removed, &changes, result);
  if (status.ok()) {
    status = PublishResult(workspace, std::move(changes), manifest, result);
  }
  if (!status.ok()) RemoveUnusedPartitions(workspace.index()).IgnoreError();
  return status;
}

absl::Status PublishResult(const Workspace& workspace,
                           GenerationChanges changes, Manifest* manifest,
                           RunResult* result) {
  RETURN_IF_ERROR(Publish(workspace.index(), std::move(changes), manifest));
  result->generation = manifest->generation;
  result->articles = manifest->articles();
  return absl::OkStatus();
}

}  // namespace defnews

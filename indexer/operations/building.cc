// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/building.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "corpus/readers/inputs.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/collected_articles.h"
#include "indexer/partitions/periods.h"
#include "indexer/partitions/writer_proof.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

// Beyond these a query pays more for the leftovers than a rebuild costs.
constexpr std::ptrdiff_t kMaxLivePartitions = 4;
constexpr uint64_t kMaxHiddenPercent = 20;

bool ManyHidden(const Manifest& manifest) {
  uint64_t all = 0;
  uint64_t hidden = 0;
  for (const Partition& partition : manifest.partitions) {
    all += partition.articles;
    hidden += partition.hidden.size();
  }
  return hidden * 100 > all * kMaxHiddenPercent;
}

bool ManyLive(const Manifest& manifest) {
  return std::count_if(manifest.partitions.begin(), manifest.partitions.end(),
                       [](const Partition& partition) {
                         return partition.period == kLivePeriod;
                       }) > kMaxLivePartitions;
}

// Partitions all of whose articles are hidden serve nobody.
void DropEmpty(std::vector<Partition>* partitions) {
  std::erase_if(*partitions, [](const Partition& partition) {
    return partition.hidden.size() >= partition.articles;
  });
}

}  // namespace

absl::Status TakeInputs(const RunSettings& settings,
                        const RunListener& listener, Intake* intake,
                        RunResult* result) {
  ReaderOptions reading;
  reading.threads = settings.threads;
  const ProblemSink sink = [&](const InputProblem& problem) {
    if (problem.kind == InputProblem::Kind::kRefused) ++result->refused;
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
  if (progress.articles == 0) {
    return absl::InvalidArgumentError(
        "no articles in the inputs; the index is unchanged");
  }
  const std::string note = intake->DuplicatesNote();
  if (!note.empty() && listener.note) listener.note(note);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Partition>> FinishPartitions(
    const Workspace& workspace, PartitionBuilder* builder, size_t threads,
    RunResult* result) {
  ASSIGN_OR_RETURN(std::vector<BuiltPartition> built, builder->Finish());
  KeepProof(ProofPath(workspace.index()));
  for (const std::string& note : builder->Notes()) {
    const auto& notes = result->notes;
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) {
      result->notes.push_back(note);
    }
  }
  return InstallPartitions(workspace.index(), std::move(built), threads);
}

absl::StatusOr<Manifest> Reindex(Workspace* workspace, const Manifest& old,
                                 const RunSettings& settings,
                                 RunResult* result) {
  if (old.articles() == 0) {
    return absl::FailedPreconditionError(
        workspace->index() + ": the index has no articles to be built from");
  }
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
  Manifest manifest = NewManifest();
  ASSIGN_OR_RETURN(manifest.partitions,
                   FinishPartitions(*workspace, collected->builder(),
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

absl::Status PublishChanged(Workspace* workspace, GenerationChanges changes,
                            const RunSettings& settings, Manifest* manifest,
                            RunResult* result) {
  if (manifest->articles() == 0) {
    return PublishResult(*workspace, std::move(changes), manifest, result);
  }
  DropEmpty(&manifest->partitions);
  if (!ManyLive(*manifest) && !ManyHidden(*manifest)) {
    return PublishResult(*workspace, std::move(changes), manifest, result);
  }
  ASSIGN_OR_RETURN(*manifest, Reindex(workspace, *manifest, settings, result));
  RETURN_IF_ERROR(
      PublishResult(*workspace, std::move(changes), manifest, result));
  return RemoveUnusedPartitions(workspace->index());
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/building.h"

#include <memory>
#include <string>
#include <utility>

#include "common/status/status_macros.h"
#include "corpus/readers/inputs.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {

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
    const Workspace& workspace, PartitionBuilder* builder, size_t threads) {
  ASSIGN_OR_RETURN(std::vector<BuiltPartition> built, builder->Finish());
  return InstallPartitions(workspace.index(), std::move(built), threads);
}

absl::StatusOr<Manifest> Reindex(Workspace* workspace, const Manifest& old,
                                 size_t threads) {
  if (old.articles() == 0) {
    return absl::FailedPreconditionError(
        workspace->index() + ": the index has no articles to be built from");
  }
  ASSIGN_OR_RETURN(const std::string folder, workspace->NewFolder());
  PartitionBuilder builder(folder, threads, Periods::kByYear);
  StoredArticles stored(workspace->index(), old);
  Article article;
  while (stored.Next(&article)) {
    RETURN_IF_ERROR(builder.Add(std::move(article)).status());
  }
  RETURN_IF_ERROR(stored.status());
  Manifest manifest = NewManifest();
  ASSIGN_OR_RETURN(manifest.partitions,
                   FinishPartitions(*workspace, &builder, threads));
  if (manifest.articles() != old.articles()) {
    return absl::DataLossError(
        workspace->index() + ": the index records " +
        std::to_string(old.articles()) + " articles and holds " +
        std::to_string(manifest.articles()) + "; see `indexer check`");
  }
  return manifest;
}

absl::Status PublishResult(const Workspace& workspace, Manifest* manifest,
                           RunResult* result) {
  RETURN_IF_ERROR(Publish(workspace.index(), manifest));
  result->generation = manifest->generation;
  result->articles = manifest->articles();
  return absl::OkStatus();
}

}  // namespace defnews

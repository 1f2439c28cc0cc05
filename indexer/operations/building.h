// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that several operations share.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/changes.h"
#include "common/index/manifest.h"
#include "indexer/generations/workspace.h"
#include "indexer/operations/intake.h"
#include "indexer/operations/run.h"
#include "indexer/pipeline/partition_builder.h"

namespace defnews {

// Reads all of the inputs into `intake`. InvalidArgument if they hold no
// article.
absl::Status TakeInputs(const RunSettings& settings,
                        const RunListener& listener, Intake* intake,
                        RunResult* result);

// Merges and installs what `builder` holds, and takes its notes.
absl::StatusOr<std::vector<Partition>> FinishPartitions(
    const Workspace& workspace, PartitionBuilder* builder, size_t threads,
    RunResult* result);

// A manifest of everything that `old` has in service, analysed anew; its
// partitions are installed, and it is not published.
absl::StatusOr<Manifest> Reindex(Workspace* workspace, const Manifest& old,
                                 const RunSettings& settings,
                                 RunResult* result);

// The list of changes of a generation made from `old`, still empty.
GenerationChanges ChangesFrom(const Manifest& old);

// Publishes a changed index. Too many small partitions or hidden articles are
// cleared away first, by indexing everything anew.
absl::Status PublishChanged(Workspace* workspace, GenerationChanges changes,
                            const RunSettings& settings, Manifest* manifest,
                            RunResult* result);

// Publishes and fills in generation and article count.
absl::Status PublishResult(const Workspace& workspace,
                           GenerationChanges changes, Manifest* manifest,
                           RunResult* result);

}  // namespace defnews

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
// article, unless that may be: then only if one of them cannot be read.
absl::Status TakeInputs(const RunSettings& settings,
                        const RunListener& listener, bool may_be_empty,
                        Intake* intake, RunResult* result);

// Merges and installs what the builders hold, and takes their notes.
absl::StatusOr<std::vector<Partition>> FinishPartitions(
    const Workspace& workspace, const std::vector<PartitionBuilder*>& builders,
    size_t threads, RunResult* result);

// BuildIndex() in a workspace.
absl::Status BuildIn(Workspace* workspace, const RunSettings& settings,
                     const RunListener& listener, RunResult* result);

// A manifest of everything that `old` has in service, analysed anew; its
// partitions are installed, and it is not published.
absl::StatusOr<Manifest> Reindex(Workspace* workspace, const Manifest& old,
                                 const RunSettings& settings,
                                 RunResult* result);

// The list of changes of a generation made from `old`, still empty.
GenerationChanges ChangesFrom(const Manifest& old);

// Puts what an operation made of `old` into service, if the guards let it:
// `removed` of its articles were asked to go. Fills in generation and article
// count.
absl::Status PublishInstead(const Workspace& workspace,
                            const RunSettings& settings, const Manifest& old,
                            uint64_t removed, GenerationChanges changes,
                            Manifest* manifest, RunResult* result);

// Publishes the first generation of an index, or one that takes the place of
// what cannot be read.
absl::Status PublishResult(const Workspace& workspace,
                           GenerationChanges changes, Manifest* manifest,
                           RunResult* result);

}  // namespace defnews

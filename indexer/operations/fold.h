// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the partitions of an index that changes every night few and full; what
// is done when is PlanFold()'s.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"
#include "indexer/generations/workspace.h"
#include "indexer/operations/run.h"
#include "indexer/pipeline/partition_builder.h"

namespace defnews {

// The partitions of a changed index: `partitions` less those that are due to be
// written anew, with what these have in service and the `fresh` articles of
// `live` in new ones, which are installed. Articles stay as they are, and so do
// their groups of copies. Folding is put off, with a note, where the disk has
// no room for it; without `fold` nothing is written but what is in `live`.
absl::StatusOr<std::vector<Partition>> FinishAndFold(
    Workspace* workspace, const RunSettings& settings,
    std::vector<Partition> partitions, PartitionBuilder* live, uint64_t fresh,
    bool fold, RunResult* result);

}  // namespace defnews

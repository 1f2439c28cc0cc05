// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a run as they once were given, for checking what was made
// of them and for making it in another way.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/glass/run.h"
#include "indexer/glass/spill_file.h"
#include "indexer/partitions/indexable_document.h"

namespace defnews::glass {

// A docid of the shard, and the document with its edits; by docid, removed ones
// left out. All of them take several times the memory that building the run
// took; a few, `wanted` by ascending docid, hardly any.
using RunDocument = std::pair<uint32_t, IndexableDocument>;
absl::StatusOr<std::vector<RunDocument>> ReadRun(const SpillFile& spill,
                                                 const Shard& shard,
                                                 const Run& run);
absl::StatusOr<std::vector<RunDocument>> ReadSomeOfRun(
    const SpillFile& spill, const Shard& shard, const Run& run,
    std::span<const uint32_t> wanted);

}  // namespace defnews::glass

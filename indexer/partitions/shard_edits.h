// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to spilled shards before they are merged. Runs stay as they
// are; the merge applies it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/glass/run.h"
#include "indexer/glass/spill_file.h"
#include "indexer/partitions/partition_writer.h"

namespace defnews {

// As PartitionWriter::Remove().
absl::StatusOr<std::vector<std::string>> RemoveFromShard(
    const glass::SpillFile& spill, const std::vector<uint32_t>& docids,
    glass::Shard* shard);

// As PartitionWriter::AddWords(); false if the shard has no document to add
// them to.
bool ListInShard(const std::vector<std::string>& words, glass::Shard* shard);

// As PartitionWriter::MarkCopies(). NotFound for a mark without a document.
absl::Status MarkInShard(const glass::SpillFile& spill,
                         const std::vector<CopyMark>& marks,
                         glass::Shard* shard);

}  // namespace defnews

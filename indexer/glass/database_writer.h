// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a whole Glass database out of runs: an ordinary one, as compact as
// Xapian's own compaction makes it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/glass/run.h"
#include "indexer/glass/spill_file.h"
#include "indexer/glass/version_file.h"

namespace defnews::glass {

struct WriteOptions {
  uint32_t block_bytes = kBlockBytes;
  // For reading the runs side by side.
  size_t buffer_bytes = size_t{16} << 20;
};

// The database `path`, which must not exist, of the documents of `shards` in
// this order. Nothing is synced; the version file comes last. What it holds,
// as counted while writing, or FailedPrecondition if that is no document.
absl::StatusOr<Statistics> WriteDatabase(
    const SpillFile& spill, const std::vector<const Shard*>& shards,
    const std::map<std::string, std::string>& metadata,
    const WriteOptions& options, const std::string& path);

}  // namespace defnews::glass

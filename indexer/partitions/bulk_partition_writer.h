// SPDX-License-Identifier: GPL-3.0-or-later
// Partitions without Xapian: articles are inverted in memory, run by run, and
// the runs are merged into the tables of a Glass database (indexer/glass).
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "indexer/partitions/partition_writer.h"

namespace defnews {

struct BulkOptions {
  // A run takes about as much memory before it is spilled; each thread that
  // writes has one.
  size_t run_bytes = size_t{8} << 20;
  // For reading the runs, shared by all threads that call Merge().
  size_t merge_bytes = size_t{32} << 20;
  // A power of two from 2048 to 65536.
  uint32_t block_bytes = 8192;
  // A partition that Xapian does not read back as it should is written again
  // through its API; else Merge() fails.
  bool fall_back = false;
};

// Runs are spilled to a file without a name in `folder`, which must exist.
// `threads` is how many threads will call Merge() at once.
absl::StatusOr<std::unique_ptr<PartitionWriter>> BulkPartitionWriter(
    const std::string& folder, size_t threads, const BulkOptions& options);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a partition that the bulk writer has written back through Xapian, and
// holds some of it against what was to be written.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "indexer/glass/run.h"
#include "indexer/glass/spill_file.h"
#include "indexer/glass/version_file.h"

namespace defnews {

// Compares all counts, and some documents from all over the partition with
// their terms, values and data, and some postings and positions of each. The
// arguments are those of glass::WriteDatabase(). DataLoss tells what differs.
absl::Status SamplePartition(const std::string& path,
                             const glass::Statistics& statistics,
                             const glass::SpillFile& spill,
                             const std::vector<const glass::Shard*>& shards);

}  // namespace defnews

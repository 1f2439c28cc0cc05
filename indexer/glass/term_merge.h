// SPDX-License-Identifier: GPL-3.0-or-later
// Postings and positions of the terms, from the runs into their tables.
#pragma once

#include <cstddef>

#include "absl/status/status.h"
#include "indexer/glass/merge_source.h"
#include "indexer/glass/spill_file.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"

namespace defnews::glass {

// Reads every run once, side by side, through buffers of about `buffer_bytes`
// together. Fills in what `statistics` say of terms and wdfs.
absl::Status MergeTerms(const SpillFile& spill, const MergeInput& input,
                        size_t buffer_bytes, TableWriter* postlist,
                        TableWriter* position, Statistics* statistics);

}  // namespace defnews::glass

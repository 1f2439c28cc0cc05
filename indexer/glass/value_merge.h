// SPDX-License-Identifier: GPL-3.0-or-later
// Values of the documents, from the runs into the postlist table.
#pragma once

#include "absl/status/status.h"
#include "indexer/glass/merge_source.h"
#include "indexer/glass/posting_lists.h"
#include "indexer/glass/spill_file.h"

namespace defnews::glass {

// Statistics of every slot, then the values of every slot. Reads them twice,
// so that they need not be kept.
absl::Status MergeValues(const SpillFile& spill, const MergeInput& input,
                         PostingLists* lists);

}  // namespace defnews::glass

// SPDX-License-Identifier: GPL-3.0-or-later
// Termlists and data of the documents, from the runs into their tables.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/glass/merge_source.h"
#include "indexer/glass/posting_lists.h"
#include "indexer/glass/spill_file.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/term_list.h"

namespace defnews::glass {

// Appends the length of each document to `lengths`.
absl::Status MergeDocuments(const SpillFile& spill, const MergeInput& input,
                            TableWriter* termlist, TableWriter* docdata,
                            std::vector<Posting>* lengths);

// A document as it is after its edits.
struct EditedDocument {
  std::vector<ListedTerm> terms;
  std::vector<uint32_t> slots;
};
absl::StatusOr<EditedDocument> ApplyEdit(const DocumentRecord& record,
                                         const DocumentEdit& edit);

}  // namespace defnews::glass

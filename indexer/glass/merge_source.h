// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of which a database is made, with their documents numbered anew.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/glass/run.h"

namespace defnews::glass {

struct MergeSource {
  const Run* run = nullptr;
  const Shard* shard = nullptr;
  // To be added to a docid of the run, modulo 2^32.
  uint32_t shift = 0;

  bool Removed(uint32_t docid) const {
    return !shard->removed.empty() && shard->removed.contains(docid);
  }
  // Null where there is none.
  const DocumentEdit* EditOf(uint32_t docid) const;
};

// A term that was given to a document, or taken from it, later.
struct TermEdit {
  std::string term;
  uint32_t docid = 0;  // in the database
  bool added = false;
};

struct MergeInput {
  std::vector<MergeSource> sources;  // by docid
  std::vector<TermEdit> edits;       // by term, then docid
  uint32_t last_docid = 0;
};

// The documents of each shard follow those of the one before; what is unused
// at the ends of a shard is left out, and gaps inside it stay, as when Xapian
// compacts. OutOfRange beyond 2^32-1 documents. `shards` must outlive it.
absl::StatusOr<MergeInput> NumberDocuments(
    const std::vector<const Shard*>& shards);

}  // namespace defnews::glass

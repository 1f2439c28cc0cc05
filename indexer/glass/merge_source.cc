// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/merge_source.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace defnews::glass {
namespace {

// First and last document that is still there; 0 if none is.
struct UsedRange {
  uint32_t first = 0;
  uint32_t last = 0;
};

UsedRange RangeOf(const Shard& shard) {
  UsedRange range;
  for (const Run& run : shard.runs) {
    for (const Run::Document& document : run.documents) {
      if (shard.removed.contains(document.docid)) continue;
      if (range.first == 0) range.first = document.docid;
      range.last = document.docid;
    }
  }
  return range;
}

void AddEdits(const Shard& shard, uint32_t shift,
              std::vector<TermEdit>* edits) {
  for (const auto& [docid, edit] : shard.edits) {
    if (shard.removed.contains(docid)) continue;
    for (const std::string& term : edit.removed) {
      edits->push_back({term, docid + shift, false});
    }
    for (const std::string& term : edit.added) {
      edits->push_back({term, docid + shift, true});
    }
  }
}

}  // namespace

const DocumentEdit* MergeSource::EditOf(uint32_t docid) const {
  if (shard->edits.empty()) return nullptr;
  const auto at = shard->edits.find(docid);
  return at == shard->edits.end() ? nullptr : &at->second;
}

absl::StatusOr<MergeInput> NumberDocuments(
    const std::vector<const Shard*>& shards) {
  MergeInput input;
  uint64_t last = 0;
  for (const Shard* shard : shards) {
    const UsedRange range = RangeOf(*shard);
    if (range.first == 0) continue;
    const auto shift = static_cast<uint32_t>(last + 1 - range.first);
    last += uint64_t{range.last} - range.first + 1;
    if (last >= std::numeric_limits<uint32_t>::max()) {
      return absl::OutOfRangeError("too many documents for one partition");
    }
    for (const Run& run : shard->runs) {
      input.sources.push_back({&run, shard, shift});
    }
    AddEdits(*shard, shift, &input.edits);
  }
  std::sort(input.edits.begin(), input.edits.end(),
            [](const TermEdit& a, const TermEdit& b) {
              return std::tie(a.term, a.docid) < std::tie(b.term, b.docid);
            });
  input.last_docid = static_cast<uint32_t>(last);
  return input;
}

}  // namespace defnews::glass

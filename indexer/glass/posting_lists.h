// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of the postlist table, in the order it wants them: metadata,
// statistics of the value slots, values, lengths of the documents, terms.
// Long lists are cut into chunks.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/glass/table_writer.h"

namespace defnews::glass {

struct Posting {
  uint32_t docid = 0;
  uint32_t wdf = 0;
};

// Of the values of a slot, none of which is empty.
struct SlotStatistics {
  uint64_t count = 0;
  std::string least;
  std::string greatest;
};

class PostingLists {
 public:
  explicit PostingLists(TableWriter* table) : table_(table) {}

  void AddMetadata(std::string_view key, std::string_view value);
  void AddSlotStatistics(uint32_t slot, const SlotStatistics& statistics);
  // Values of one slot by rising docid, then EndSlot().
  void AddValue(uint32_t slot, uint32_t docid, std::string_view value);
  void EndSlot();
  // Every document has one, with its length for wdf. Lists are by rising docid
  // and not empty.
  void AddLengths(std::span<const Posting> lengths);
  void AddTerm(std::string_view term, std::span<const Posting> postings,
               uint64_t collection_frequency);

 private:
  void AddList(std::span<const Posting> postings);
  size_t FillChunk(std::span<const Posting> postings);

  TableWriter* const table_;
  std::string key_;          // of the first chunk
  std::string further_key_;  // of the others, up to the docid
  std::string head_;         // what only the first chunk has
  std::string entries_;
  std::string value_;
  std::string chunk_key_;
  uint32_t last_docid_ = 0;
};

}  // namespace defnews::glass

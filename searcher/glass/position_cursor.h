// SPDX-License-Identifier: GPL-3.0-or-later
// Where a term stands in the documents of one partition.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/glass/table.h"

namespace defnews::glass_reader {

class PositionCursor {
 public:
  PositionCursor(const Table* position, std::string_view term);

  // The positions in a document, ascending; empty if it has none there.
  // Documents are best asked for in ascending order. Valid until the next.
  const std::vector<uint32_t>& In(uint32_t document);

 private:
  bool Find(uint32_t document);

  const Table* table_;
  Cursor cursor_;
  std::string key_;
  size_t prefix_bytes_;
  // Documents and entries that were passed so far: how far the next is.
  uint32_t document_ = 0;
  uint64_t documents_ = 0;
  uint64_t entries_ = 0;
  std::vector<uint32_t> positions_;
};

}  // namespace defnews::glass_reader

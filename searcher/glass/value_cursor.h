// SPDX-License-Identifier: GPL-3.0-or-later
// The values in one slot of the documents of one partition.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass/codec.h"
#include "searcher/glass/posting_cursor.h"
#include "searcher/glass/table.h"

namespace defnews::glass_reader {

class ValueCursor {
 public:
  ValueCursor(const Table* postlist, uint32_t slot);

  // Of a document; empty if it has none. Documents are best asked for in
  // ascending order. Valid until the next is asked for.
  std::string_view In(uint32_t document);

 private:
  bool FindChunk(uint32_t document);
  bool Step();

  const Table* table_;
  Cursor cursor_;
  std::string key_;
  size_t prefix_bytes_;
  glass::Decoder chunk_;
  uint32_t document_ = kNoDocument;  // that `value_` is of
  std::string_view value_;
};

}  // namespace defnews::glass_reader

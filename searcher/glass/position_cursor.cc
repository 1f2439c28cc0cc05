// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/glass/position_cursor.h"

#include "common/glass/read_positions.h"
#include "searcher/glass/keys.h"

namespace defnews::glass_reader {
PositionCursor::PositionCursor(const Table* position, std::string_view term)
    : table_(position),
      cursor_(position),
      key_(TermPrefix(term)),
      prefix_bytes_(key_.size()) {}

const std::vector<uint32_t>& PositionCursor::In(uint32_t document) {
  positions_.clear();
  key_.resize(prefix_bytes_);
  AppendSortable(document, &key_);
  if (!cursor_.FindAhead(key_)) return positions_;
  const std::string_view value = cursor_.value();
  if (value.empty() || !glass::ReadPositions(value, &positions_)) {
    table_->NoteDamage();
    positions_.clear();
  }
  return positions_;
}

}  // namespace defnews::glass_reader

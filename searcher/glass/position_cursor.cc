// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/glass/position_cursor.h"

#include <algorithm>

#include "common/glass/read_positions.h"
#include "searcher/glass/keys.h"

namespace defnews::glass_reader {
PositionCursor::PositionCursor(const Table* position, std::string_view term)
    : table_(position),
      cursor_(position),
      key_(TermPrefix(term)),
      prefix_bytes_(key_.size()) {}

// Entries lie about as close as those before, and at most one to a document.
bool PositionCursor::Find(uint32_t document) {
  const uint32_t ahead = document - std::min(document, document_);
  const auto guess = static_cast<uint32_t>(
      documents_ == 0 ? 1 : entries_ * ahead / documents_);
  const bool found = cursor_.FindAhead(key_, std::max(guess, uint32_t{1}));
  if (cursor_.steps() > 0) {
    documents_ += ahead;
    entries_ += cursor_.steps();
  }
  document_ = document;
  return found;
}

const std::vector<uint32_t>& PositionCursor::In(uint32_t document) {
  positions_.clear();
  key_.resize(prefix_bytes_);
  AppendSortable(document, &key_);
  if (!Find(document)) return positions_;
  const std::string_view value = cursor_.value();
  if (value.empty() || !glass::ReadPositions(value, &positions_)) {
    table_->NoteDamage();
    positions_.clear();
  }
  return positions_;
}

}  // namespace defnews::glass_reader

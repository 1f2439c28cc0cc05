// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/copy_mark.h"

#include "common/index/schema.h"

namespace defnews {

// Alone, and the lead of its group, have only the slot.
MarkedChange ChangeOf(const CopyMark& mark, std::string_view version_term) {
  MarkedChange change;
  const std::string_view before =
      version_term.substr(schema::VersionTerm("").size());
  change.removed = version_term;
  change.added.push_back(schema::VersionTerm(
      schema::DocumentVersion(schema::ArticleVersionIn(before), mark.id,
                              mark.state.group, mark.state.copy)));
  change.values.emplace_back(schema::kGroupSlot, mark.state.group);
  if (mark.state.group != schema::GroupKey(mark.id)) {
    change.added.push_back(schema::GroupTerm(mark.state.group));
  }
  if (mark.state.copy) {
    change.added.push_back(schema::CopyTerm());
    change.values.emplace_back(schema::kCopySlot, "1");
  }
  return change;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/partitions/partition_writer.h"

namespace defnews {

// What a mark changes in a document: terms without wdf or positions, and
// values by slot.
struct MarkedChange {
  std::string removed;
  std::vector<std::string> added;
  std::vector<std::pair<uint32_t, std::string>> values;
};

// `version_term` is the document's term of schema::VersionTerm(), as written
// for an article alone.
MarkedChange ChangeOf(const CopyMark& mark, std::string_view version_term);

}  // namespace defnews

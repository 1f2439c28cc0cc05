// SPDX-License-Identifier: GPL-3.0-or-later
// The file that makes a folder of tables a Glass database.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "indexer/glass/table_writer.h"

namespace defnews::glass {

// The names of the tables' files begin so.
inline constexpr char kTableSuffix[] = ".glass";

struct Statistics {
  uint64_t documents = 0;
  uint64_t last_docid = 0;
  uint64_t total_length = 0;
  uint64_t shortest = 0;  // of the documents that have a length; 0 if none
  uint64_t longest = 0;
  uint64_t largest_wdf = 0;
  // Not in the file, but for checking.
  uint64_t terms = 0;
  bool positions = false;
};

struct Tables {
  TableRoot postlist;
  TableRoot docdata;
  TableRoot termlist;
  TableRoot position;
};

// Writes `folder`/iamglass beside and renames it, so that nothing opens a
// database whose writing was broken off. Not synced.
absl::Status WriteVersionFile(const std::string& folder, const Tables& tables,
                              const Statistics& statistics,
                              uint32_t block_bytes = kBlockBytes);

}  // namespace defnews::glass

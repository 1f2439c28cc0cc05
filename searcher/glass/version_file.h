// SPDX-License-Identifier: GPL-3.0-or-later
// What the version file of a Glass database (iamglass) says: where its tables
// begin, and the figures that weights are made of.
#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"

namespace defnews::glass_reader {

// Where a table's tree begins. `present` is false for one without a file.
struct TableRoot {
  uint32_t block = 0;
  uint32_t level = 0;
  uint32_t block_bytes = 0;
  bool present = false;
};

struct VersionFile {
  TableRoot postlist, docdata, termlist, position;
  uint32_t documents = 0;
  uint32_t last_docid = 0;
  uint32_t shortest = 0;     // length of a document, in wdf; 0 if none has any
  uint32_t largest_wdf = 0;  // of any posting
  uint64_t total_length = 0;
};

// Of the content of the file. DataLoss says what is wrong, without a name.
absl::StatusOr<VersionFile> ParseVersionFile(std::string_view content);

}  // namespace defnews::glass_reader

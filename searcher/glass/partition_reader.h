// SPDX-License-Identifier: GPL-3.0-or-later
// One partition, opened for reading without libxapian. For one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "searcher/glass/posting_cursor.h"
#include "searcher/glass/table.h"
#include "searcher/glass/version_file.h"

namespace defnews::glass_reader {

class PartitionReader {
 public:
  // `version` is the content of the version file of the folder `path`. Tables
  // are opened when first asked for.
  static absl::StatusOr<std::unique_ptr<PartitionReader>> Open(
      const std::string& path, std::string_view version);

  const std::string& path() const { return path_; }
  const VersionFile& version() const { return version_; }

  // A table that cannot be opened is empty; status() then says why.
  const Table* postlist() { return Get(&postlist_); }
  const Table* position() { return Get(&position_); }
  const Table* docdata() { return Get(&docdata_); }

  // By document number; the lengths of all documents are read at the first
  // call. 0 for a number beyond them.
  const std::vector<uint32_t>& lengths();

  // What is stored with a document.
  std::string Data(uint32_t document);

  // Calls `take` with each term that begins with `prefix` and is not less than
  // `from`, in byte order, until it returns false.
  void ForEachTerm(std::string_view prefix, std::string_view from,
                   const std::function<bool(std::string_view)>& take);

  // DataLoss if one of the tables open has been cut short since; not found by
  // anything else, and to be asked before each query. One fstat() a table.
  absl::Status CheckOpen() const;

  // DataLoss, naming the file, if anything was found out of form so far.
  absl::Status status() const;

 private:
  struct Slot {
    std::string file;
    TableRoot root;
    std::unique_ptr<Table> table;
  };

  PartitionReader() = default;
  const Table* Get(Slot* slot);

  std::string path_;
  VersionFile version_;
  Slot postlist_, position_, docdata_;
  std::vector<uint32_t> lengths_;
  absl::Status opened_;
};

}  // namespace defnews::glass_reader

// SPDX-License-Identifier: GPL-3.0-or-later
// The WARC files of a store: which there are, and how one grows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "corpus/archive/warc_record.h"

namespace defnews {

// The names of the WARC files in `folder`, sorted, which is the order they
// were written in. Empty if there is no such folder.
absl::StatusOr<std::vector<std::string>> ListArchiveFiles(
    const std::string& folder);

// Appends records to files of one folder. Not for several threads.
class ArchiveWriter {
 public:
  // A file is begun when the one before has grown to this.
  static constexpr int64_t kMostBytes = 1'000'000'000;

  explicit ArchiveWriter(std::string folder) : folder_(std::move(folder)) {}
  ~ArchiveWriter();
  ArchiveWriter(const ArchiveWriter&) = delete;
  ArchiveWriter& operator=(const ArchiveWriter&) = delete;

  struct Place {
    std::string file;
    int64_t offset = 0;
    int64_t length = 0;
  };

  // Writes `record` and has it on the disk when it returns. The first record
  // begins a new file, called after `now`, with a warcinfo record before it.
  // After an error nothing of the record is left, unless that fails too; the
  // writer is not to be used again.
  absl::StatusOr<Place> Append(const WarcRecord& record, absl::Time now);

 private:
  absl::Status StartFile(absl::Time now);
  absl::StatusOr<Place> Write(const WarcRecord& record);

  const std::string folder_;
  std::string file_;
  int descriptor_ = -1;
  int64_t size_ = 0;
};

// The warcinfo record that begins a file.
WarcRecord WarcInfoRecord(std::string_view file, absl::Time time);

// Cuts the file to `bytes`, and has that on the disk.
absl::Status TruncateFile(const std::string& path, int64_t bytes);

}  // namespace defnews

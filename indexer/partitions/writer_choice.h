// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the two writers a run uses. The bulk writer knows Xapian's file
// format by heart, so it must prove before each run that the Xapian in use
// reads it as its own.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/partitions/partition_writer.h"

namespace defnews {

enum class WriterKind {
  kAuto,  // bulk where it is safe, else through the API
  kBulk,  // bulk or nothing
  kApi,
};

struct ChosenWriter {
  std::unique_ptr<PartitionWriter> writer;
  // Why kAuto did not choose the bulk writer, for the user; or "".
  std::string note;
};

// Works inside `folder`, which must exist; `threads` is how many threads will
// call Merge() at once. FailedPrecondition if kBulk is not safe.
absl::StatusOr<ChosenWriter> ChooseWriter(WriterKind kind,
                                          const std::string& folder,
                                          size_t threads);

// Writes a small database with both writers in folders below `folder`, and
// compares what Xapian reads. FailedPrecondition says what differs.
absl::Status ProbeBulkWriter(const std::string& folder);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the files of an index, and the way out. Cheap checks are
// made whenever an index is opened; the full one reads every file and compares
// it with the hash of its manifest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"
#include "common/index/stub.h"

namespace defnews {

// DataLoss: "PATH: WHAT (damaged; indexer rollback, or build it again)".
absl::Status Damaged(std::string_view path, std::string_view what);

// Whether every file of every partition is there with its recorded size. The
// error names the first that is not; DataLoss, unless the system denies even
// the look. Costs one stat() a file.
absl::Status CheckSizes(std::string_view index, const Manifest& manifest);

// Whether stub and manifest name the same generation, content and partitions.
// Nothing is compared where the stub names servers.
absl::Status CheckStub(std::string_view index, const Stub& stub,
                       const Manifest& manifest);

// Size and ContentHash128 of a file, read piece by piece. Errors name it.
absl::StatusOr<PartitionFile> MeasureFile(const std::string& path);

// Whether a file of a partition's folder is what its manifest says; reads it.
absl::Status CheckFile(const std::string& folder, const PartitionFile& file);

// Everything wrong with the files of a partition, one line each.
std::vector<std::string> PartitionFaults(std::string_view index,
                                         const Partition& partition);

// The same of a whole generation, manifest included, and stub where that names
// it.
std::vector<std::string> IndexFaults(std::string_view index,
                                     const Manifest& manifest);

}  // namespace defnews

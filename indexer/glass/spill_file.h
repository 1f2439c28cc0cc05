// SPDX-License-Identifier: GPL-3.0-or-later
// Where runs wait to be merged.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews::glass {

// A stretch of a spill file.
struct Extent {
  uint64_t offset = 0;
  uint64_t bytes = 0;
};

// A file without a name, so that a run that is killed leaves nothing behind.
// For any number of threads at once.
class SpillFile {
 public:
  // Inside `folder`.
  static absl::StatusOr<std::unique_ptr<SpillFile>> Create(
      const std::string& folder);
  ~SpillFile();
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;

  absl::StatusOr<Extent> Append(std::string_view bytes);
  // Fills `out`, which must have room for all of `extent`.
  absl::Status Read(Extent extent, char* out) const;
  absl::Status Read(Extent extent, std::string* out) const;
  // Gives the room back to the file system, where it can.
  void Free(Extent extent);

 private:
  SpillFile(std::string folder, int descriptor);

  const std::string folder_;
  const int descriptor_;
  std::atomic<uint64_t> size_ = 0;
};

}  // namespace defnews::glass

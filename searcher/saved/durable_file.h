// SPDX-License-Identifier: GPL-3.0-or-later
// Files of reports and of what was reported: after a crash there is the old one
// or the new, never half.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews {

// Writes `bytes` beside `path`, syncs them, renames them over `path` and syncs
// the folder. Errors name the file.
absl::Status WriteDurably(const std::string& path, std::string_view bytes);

// Renames over what is there, and syncs the folder.
absl::Status RenameDurably(const std::string& from, const std::string& to);

// Has the symbolic link `path` say `target`.
absl::Status PointTo(const std::string& path, const std::string& target);

absl::Status MakeFolders(const std::string& path);

// A lock on a file that ends with the process, however it ends.
class FileLock {
 public:
  // Unavailable if another holds it.
  static absl::StatusOr<FileLock> Take(const std::string& path);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace defnews

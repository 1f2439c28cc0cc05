// SPDX-License-Identifier: GPL-3.0-or-later
// Files that must be on the disk when a generation is put into service.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"

namespace defnews {

// Waits until the file or folder is on the disk. Errors name the path.
absl::Status SyncPath(const std::string& path);

// Has the system begin to write the files of a folder to the disk, so that
// SyncPath() waits less. Whatever goes wrong shows there.
void BeginSync(const std::string& folder);

// Writes `bytes` beside `path`, syncs them, renames them over `path` and syncs
// the folder: after a crash there is the old file or the new, never half.
absl::Status ReplaceFile(const std::string& path, std::string_view bytes);

absl::Status MakeFolder(const std::string& path);
absl::Status MovePath(const std::string& from, const std::string& to);
// Moves a folder to where another may be already, which then stands where the
// first was: at no instant is there none.
absl::Status PutInPlace(const std::string& from, const std::string& to);
absl::Status RemoveTree(const std::string& path);

// The files of a partition's folder by name, with size and hash.
absl::StatusOr<std::vector<PartitionFile>> ListFiles(const std::string& folder);

}  // namespace defnews

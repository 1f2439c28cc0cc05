// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "common/index/damage.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

absl::Status Failed(const std::string& path, const char* what, int error) {
  return absl::InternalError(path + ": " + what + ": " + std::strerror(error));
}

absl::Status WriteAll(int descriptor, std::string_view bytes,
                      const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Failed(path, "cannot be written", errno);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  if (fsync(descriptor) != 0) return Failed(path, "cannot be synced", errno);
  return absl::OkStatus();
}

absl::Status WriteSynced(const std::string& path, std::string_view bytes) {
  const int descriptor =
      open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return Failed(path, "cannot be created", errno);
  absl::Status status = WriteAll(descriptor, bytes, path);
  if (close(descriptor) != 0 && status.ok()) {
    status = Failed(path, "cannot be closed", errno);
  }
  return status;
}

}  // namespace

absl::Status SyncPath(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Failed(path, "cannot be opened", errno);
  const int error = fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  if (error != 0) return Failed(path, "cannot be synced", error);
  return absl::OkStatus();
}

void BeginSync(const std::string& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    const int descriptor = open(at->path().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) continue;
    sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    close(descriptor);
  }
}

absl::Status ReplaceFile(const std::string& path, std::string_view bytes) {
  const std::string aside = path + ".new";
  RETURN_IF_ERROR(WriteSynced(aside, bytes));
  RETURN_IF_ERROR(MovePath(aside, path));
  return SyncPath(fs::path(path).parent_path().string());
}

absl::Status MakeFolder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return Failed(path, "cannot be created", error.value());
  return absl::OkStatus();
}

absl::Status MovePath(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::rename(from, to, error);
  if (error) return Failed(to, "cannot be renamed to", error.value());
  return absl::OkStatus();
}

absl::Status PutInPlace(const std::string& from, const std::string& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(),
                RENAME_EXCHANGE) == 0) {
    return absl::OkStatus();
  }
  // Some file systems cannot exchange.
  if (errno != ENOENT) RETURN_IF_ERROR(RemoveTree(to));
  return MovePath(from, to);
}

absl::Status RemoveTree(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return Failed(path, "cannot be removed", error.value());
  return absl::OkStatus();
}

absl::StatusOr<std::vector<PartitionFile>> ListFiles(
    const std::string& folder) {
  std::error_code error;
  std::vector<PartitionFile> files;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    ASSIGN_OR_RETURN(PartitionFile file, MeasureFile(at->path().string()));
    files.push_back(std::move(file));
  }
  if (error) return Failed(folder, "cannot be listed", error.value());
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/durable_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

absl::Status Failed(const std::string& path, int error) {
  return absl::InternalError(ToAbsl(path + ": " + std::strerror(error)));
}

absl::Status WriteAll(int descriptor, std::string_view bytes,
                      const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Failed(path, errno);
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return fsync(descriptor) == 0 ? absl::OkStatus() : Failed(path, errno);
}

absl::Status SyncFolderOf(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  const int descriptor =
      open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return Failed(folder, errno);
  const int result = fsync(descriptor);
  const int error = errno;
  close(descriptor);
  return result == 0 ? absl::OkStatus() : Failed(folder, error);
}

}  // namespace

absl::Status RenameDurably(const std::string& from, const std::string& to) {
  if (rename(from.c_str(), to.c_str()) != 0) return Failed(to, errno);
  return SyncFolderOf(to);
}

absl::Status WriteDurably(const std::string& path, std::string_view bytes) {
  const std::string aside = path + ".new";
  const int descriptor =
      open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) return Failed(aside, errno);
  const absl::Status status = WriteAll(descriptor, bytes, aside);
  if (close(descriptor) != 0 && status.ok()) return Failed(aside, errno);
  if (!status.ok()) {
    unlink(aside.c_str());
    return status;
  }
  return RenameDurably(aside, path);
}

absl::Status PointTo(const std::string& path, const std::string& target) {
  const std::string aside = path + ".new";
  unlink(aside.c_str());
  if (symlink(target.c_str(), aside.c_str()) != 0) return Failed(aside, errno);
  return RenameDurably(aside, path);
}

absl::Status MakeFolders(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  return error ? Failed(path, error.value()) : absl::OkStatus();
}

absl::StatusOr<FileLock> FileLock::Take(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return Failed(path, errno);
  if (flock(descriptor, LOCK_EX | LOCK_NB) == 0) return FileLock(descriptor);
  const int error = errno;
  close(descriptor);
  if (error != EWOULDBLOCK) return Failed(path, error);
  return absl::UnavailableError(
      ToAbsl(path + ": another run is at work on these reports"));
}

FileLock::FileLock(FileLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace defnews

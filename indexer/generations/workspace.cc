// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/workspace.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include "common/status/status_macros.h"
#include "indexer/generations/files.h"
#include "indexer/generations/publish.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

std::string TemporaryPath(const std::string& index) { return index + "/tmp"; }

// Tries again and again, as a signal must end the wait.
absl::Status TakeLock(int lock, const std::string& index,
                      std::chrono::duration<double> patience) {
  using Clock = std::chrono::steady_clock;
  constexpr auto kBetweenTries = std::chrono::milliseconds(50);
  const Clock::time_point begin = Clock::now();
  while (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) {
      return absl::InternalError(
          index + "/lock: cannot be locked: " + std::strerror(errno));
    }
    RETURN_IF_ERROR(CheckInterrupt());
    if (Clock::now() - begin >= patience) {
      return absl::UnavailableError(
          index + ": another run is at work on this index; try again later");
    }
    std::this_thread::sleep_for(kBetweenTries);
  }
  return absl::OkStatus();
}

// Makes the folder and has its name on the disk.
absl::Status MakeIndexFolder(const std::string& index) {
  std::error_code error;
  if (std::filesystem::is_directory(index, error)) return absl::OkStatus();
  RETURN_IF_ERROR(MakeFolder(index));
  const std::string parent =
      std::filesystem::absolute(index, error).parent_path().string();
  return error ? absl::OkStatus() : SyncPath(parent);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Workspace>> Workspace::Open(
    const std::string& index, std::chrono::duration<double> patience) {
  RETURN_IF_ERROR(MakeIndexFolder(index));
  const std::string path = index + "/lock";
  const int lock = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) {
    return absl::InternalError(path +
                               ": cannot be opened: " + std::strerror(errno));
  }
  const absl::Status locked = TakeLock(lock, index, patience);
  if (!locked.ok()) {
    close(lock);
    return locked;
  }
  std::unique_ptr<Workspace> workspace(new Workspace(index, lock));
  std::error_code error;
  if (!std::filesystem::exists(TemporaryPath(index), error)) return workspace;
  // The last run was killed.
  RETURN_IF_ERROR(RemoveUnpublished(index));
  RemoveUnusedPartitions(index).IgnoreError();
  RETURN_IF_ERROR(RemoveTree(TemporaryPath(index)));
  return workspace;
}

Workspace::Workspace(std::string index, int lock)
    : index_(std::move(index)), lock_(lock) {}

Workspace::~Workspace() {
  // A failure shows at the next run, which tries again.
  RemoveTree(TemporaryPath(index_)).IgnoreError();
  close(lock_);
}

absl::StatusOr<std::string> Workspace::NewFolder() {
  const std::string path =
      TemporaryPath(index_) + "/" + std::to_string(++folders_);
  RETURN_IF_ERROR(MakeFolder(path));
  return path;
}

}  // namespace defnews

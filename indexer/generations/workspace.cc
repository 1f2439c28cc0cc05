// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/workspace.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/status/status_macros.h"
#include "indexer/generations/files.h"

namespace defnews {
namespace {

std::string TemporaryPath(const std::string& index) { return index + "/tmp"; }

}  // namespace

absl::StatusOr<std::unique_ptr<Workspace>> Workspace::Open(
    const std::string& index) {
  RETURN_IF_ERROR(MakeFolder(index));
  const std::string path = index + "/lock";
  const int lock = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) {
    return absl::InternalError(path +
                               ": cannot be opened: " + std::strerror(errno));
  }
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    close(lock);
    if (error == EWOULDBLOCK) {
      return absl::UnavailableError(
          index + ": another run is at work on this index; try again later");
    }
    return absl::InternalError(path +
                               ": cannot be locked: " + std::strerror(error));
  }
  std::unique_ptr<Workspace> workspace(new Workspace(index, lock));
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

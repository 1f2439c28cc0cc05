// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/spill_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "common/status/text_view.h"

namespace defnews::glass {
namespace {

absl::Status Failed(const std::string& folder, const char* what) {
  return absl::InternalError(ToAbsl(folder + ": a temporary file cannot be " +
                                    what + ": " + std::strerror(errno)));
}

}  // namespace

SpillFile::SpillFile(std::string folder, int descriptor)
    : folder_(std::move(folder)), descriptor_(descriptor) {}

SpillFile::~SpillFile() { close(descriptor_); }

absl::StatusOr<std::unique_ptr<SpillFile>> SpillFile::Create(
    const std::string& folder) {
  std::string path = folder + "/spill.XXXXXX";
  const int descriptor = mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) return Failed(folder, "created");
  unlink(path.c_str());
  return std::unique_ptr<SpillFile>(new SpillFile(folder, descriptor));
}

absl::StatusOr<Extent> SpillFile::Append(std::string_view bytes) {
  const Extent extent{size_.fetch_add(bytes.size()), bytes.size()};
  uint64_t offset = extent.offset;
  while (!bytes.empty()) {
    const ssize_t written = pwrite(descriptor_, bytes.data(), bytes.size(),
                                   static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Failed(folder_, "written");
    bytes.remove_prefix(static_cast<size_t>(written));
    offset += static_cast<uint64_t>(written);
  }
  return extent;
}

absl::Status SpillFile::Read(Extent extent, char* out) const {
  while (extent.bytes > 0) {
    const ssize_t bytes = pread(descriptor_, out, extent.bytes,
                                static_cast<off_t>(extent.offset));
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes <= 0) return Failed(folder_, "read");
    out += bytes;
    extent.offset += static_cast<uint64_t>(bytes);
    extent.bytes -= static_cast<uint64_t>(bytes);
  }
  return absl::OkStatus();
}

absl::Status SpillFile::Read(Extent extent, std::string* out) const {
  out->resize(extent.bytes);
  return Read(extent, out->data());
}

void SpillFile::Free(Extent extent) {
  if (extent.bytes == 0) return;
  fallocate(descriptor_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
            static_cast<off_t>(extent.offset),
            static_cast<off_t>(extent.bytes));
}

}  // namespace defnews::glass

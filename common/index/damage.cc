// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/damage.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "absl/strings/str_format.h"
#include "common/content_hash.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"

namespace defnews {
namespace {

std::string SizeFault(uint64_t found, uint64_t recorded) {
  return absl::StrFormat("has %d bytes instead of %d", found, recorded);
}

// A file that is not there is damage; one that may not be read is not.
absl::Status Unreadable(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return Damaged(path, "is missing");
  const std::string message = path + ": " + std::strerror(error);
  if (error == EACCES) return absl::PermissionDeniedError(message);
  return absl::InternalError(message);
}

absl::Status CheckSize(const std::string& path, uint64_t bytes) {
  struct stat info = {};
  if (stat(path.c_str(), &info) != 0) return Unreadable(path, errno);
  if (!S_ISREG(info.st_mode)) return Damaged(path, "is no file");
  const auto found = static_cast<uint64_t>(info.st_size);
  if (found == bytes) return absl::OkStatus();
  return Damaged(path, SizeFault(found, bytes));
}

}  // namespace

absl::Status Damaged(std::string_view path, std::string_view what) {
  return absl::DataLossError(
      ToAbsl(std::string(path) + ": " + std::string(what) +
             " (damaged; indexer rollback, or build it again)"));
}

absl::Status CheckSizes(std::string_view index, const Manifest& manifest) {
  for (const Partition& partition : manifest.partitions) {
    for (const PartitionFile& file : partition.files) {
      RETURN_IF_ERROR(CheckSize(
          PartitionPath(index, partition.name) + "/" + file.name, file.bytes));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckStub(std::string_view index, const Stub& stub,
                       const Manifest& manifest) {
  if (!stub.servers.empty()) return absl::OkStatus();
  const std::vector<Partition>& partitions = manifest.partitions;
  const bool same = std::equal(
      stub.files.begin(), stub.files.end(), partitions.begin(),
      partitions.end(), [](const std::string& file, const Partition& one) {
        return file == "parts/" + one.name;
      });
  if (!same || stub.generation != manifest.generation) {
    return Damaged(StubPath(index), "does not name what its manifest names");
  }
  // A manifest of an older program may have been put back into service by this
  // one, which writes it otherwise.
  if (stub.manifest_checksum.empty() || manifest.checksum.empty() ||
      stub.manifest_checksum == manifest.checksum ||
      StubText(manifest).find(stub.manifest_checksum) != std::string::npos) {
    return absl::OkStatus();
  }
  return Damaged(StubPath(index), "is not of the manifest " +
                                      ManifestPath(index, manifest.generation));
}

absl::StatusOr<PartitionFile> MeasureFile(const std::string& path) {
  constexpr size_t kPieceBytes = size_t{1} << 18;
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Unreadable(path, errno);
  const auto piece = std::make_unique_for_overwrite<char[]>(kPieceBytes);
  PartitionFile file;
  file.name = path.substr(path.rfind('/') + 1);
  ContentHasher hasher;
  ssize_t bytes = 0;
  int error = 0;
  do {
    bytes = read(descriptor, piece.get(), kPieceBytes);
    error = bytes < 0 ? errno : 0;
    if (bytes <= 0) continue;
    hasher.Add({piece.get(), static_cast<size_t>(bytes)});
    file.bytes += static_cast<uint64_t>(bytes);
  } while (bytes > 0 || error == EINTR);
  close(descriptor);
  if (error != 0) {
    return absl::InternalError(path +
                               ": cannot be read: " + std::strerror(error));
  }
  file.hash = hasher.Hash128();
  return file;
}

absl::Status CheckFile(const std::string& folder, const PartitionFile& file) {
  const std::string path = folder + "/" + file.name;
  RETURN_IF_ERROR(CheckSize(path, file.bytes));
  ASSIGN_OR_RETURN(const PartitionFile found, MeasureFile(path));
  if (found.bytes != file.bytes) {
    return Damaged(path, SizeFault(found.bytes, file.bytes));
  }
  if (found.hash == file.hash) return absl::OkStatus();
  return Damaged(path, "its content is not what was published");
}

std::vector<std::string> PartitionFaults(std::string_view index,
                                         const Partition& partition) {
  std::vector<std::string> faults;
  for (const PartitionFile& file : partition.files) {
    const absl::Status status =
        CheckFile(PartitionPath(index, partition.name), file);
    if (!status.ok()) faults.emplace_back(FromAbsl(status.message()));
  }
  return faults;
}

std::vector<std::string> IndexFaults(std::string_view index,
                                     const Manifest& manifest) {
  std::vector<std::string> faults;
  const auto note = [&faults](const absl::Status& status) {
    if (!status.ok()) faults.emplace_back(FromAbsl(status.message()));
  };
  const absl::StatusOr<Stub> stub = ReadStub(index);
  note(stub.status());
  // Another generation may have been put into service by now.
  if (stub.ok() && stub->generation == manifest.generation) {
    note(CheckStub(index, *stub, manifest));
  }
  note(ReadManifest(index, manifest.generation).status());
  for (const Partition& partition : manifest.partitions) {
    for (std::string& fault : PartitionFaults(index, partition)) {
      faults.push_back(std::move(fault));
    }
  }
  return faults;
}

}  // namespace defnews

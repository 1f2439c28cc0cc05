// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/stub.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "common/index/damage.h"
#include "common/index/manifest.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

constexpr std::string_view kServer = "remote ";

constexpr std::string_view kFile = "auto ";

// Whether there are manifests other than that of a first build, which may have
// been killed before it was published.
bool HasLaterGenerations(std::string_view index) {
  namespace fs = std::filesystem;
  const std::string first = ManifestPath(index, 1);
  std::error_code error;
  for (fs::directory_iterator at(ManifestsPath(index), error), end;
       !error && at != end; at.increment(error)) {
    const fs::path& path = at->path();
    if (path.extension() == ".json" && path.string() != first) return true;
  }
  return false;
}

// False if the line is none of ours.
bool ReadLine(std::string_view line, Stub* stub) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line.substr(0, kStubManifest.size()) == kStubManifest) {
    stub->manifest_checksum = line.substr(kStubManifest.size());
  } else if (line.substr(0, kServer.size()) == kServer) {
    stub->servers.emplace_back(line.substr(kServer.size()));
  } else if (line.substr(0, kFile.size()) == kFile) {
    stub->files.emplace_back(line.substr(kFile.size()));
  } else {
    return line.empty() || line[0] == '#';
  }
  return true;
}

}  // namespace

absl::StatusOr<Stub> ReadStub(std::string_view index) {
  const absl::StatusOr<std::string> text = ReadFile(StubPath(index));
  if (absl::IsNotFound(text.status())) {
    if (HasLaterGenerations(index)) {
      return Damaged(StubPath(index), "is missing, but not its generations");
    }
    return absl::NotFoundError(
        "no index at " + std::string(index) +
        " (make one with: indexer build --index DIR INPUT...)");
  }
  RETURN_IF_ERROR(text.status());
  Stub stub;
  if (text->compare(0, kStubHead.size(), kStubHead) == 0) {
    stub.generation =
        std::strtoull(text->c_str() + kStubHead.size(), nullptr, 10);
  }
  bool ours = true;
  for (size_t at = 0; at < text->size();) {
    const size_t end = std::min(text->find('\n', at), text->size());
    ours =
        ReadLine(std::string_view(*text).substr(at, end - at), &stub) && ours;
    at = end + 1;
  }
  if (!stub.servers.empty() && (!stub.files.empty() || !ours)) {
    return absl::DataLossError(StubPath(index) +
                               " names servers beside files: serve them all");
  }
  if (stub.generation == 0 && stub.servers.empty()) {
    return Damaged(StubPath(index), "does not name a generation of ours");
  }
  if (!ours) return Damaged(StubPath(index), "names what is no partition");
  return stub;
}

}  // namespace defnews

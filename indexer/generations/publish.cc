// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/publish.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "common/content_hash.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "common/text/analyzer.h"
#include "indexer/generations/files.h"
#include "indexer/generations/verify.h"
#include "indexer/pipeline/interrupt.h"
#include "indexer/pipeline/parallel.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

constexpr size_t kHashDigits = 12;

std::string ParentOf(const std::string& path) {
  return fs::path(path).parent_path().string();
}

absl::Status VerifyAll(const std::vector<BuiltPartition>& built,
                       size_t processes) {
  std::vector<Verification> wanted;
  for (const BuiltPartition& one : built) {
    wanted.push_back({one.path, one.partition.articles});
  }
  for (absl::Status& status : VerifyPartitions(wanted, processes)) {
    RETURN_IF_ERROR(std::move(status));
  }
  return absl::OkStatus();
}

// Files of a folder named after generations, ascending; none if it is not
// there.
absl::StatusOr<std::vector<uint64_t>> NumberedFiles(const std::string& folder,
                                                    const char* extension) {
  std::vector<uint64_t> numbers;
  std::error_code error;
  if (!fs::exists(folder, error)) return numbers;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() != extension) continue;
    const std::string stem = at->path().stem().string();
    uint64_t number = 0;
    const auto [rest, code] =
        std::from_chars(stem.data(), stem.data() + stem.size(), number);
    if (code == std::errc{} && rest == stem.data() + stem.size()) {
      numbers.push_back(number);
    }
  }
  if (error) {
    return absl::InternalError(folder +
                               ": cannot be listed: " + error.message());
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

absl::Status NotePublishing(const std::string& index, uint64_t generation) {
  const std::string path = PublishingPath(index);
  RETURN_IF_ERROR(MakeFolder(ParentOf(path)));
  return ReplaceFile(path, std::to_string(generation) + "\n");
}

bool Serves(const std::string& index, uint64_t generation) {
  const absl::StatusOr<uint64_t> current = CurrentGeneration(index);
  return current.ok() && *current == generation;
}

absl::StatusOr<std::string> UuidOf(const std::string& path) {
  return CatchXapian([&]() -> absl::StatusOr<std::string> {
    return Xapian::Database(path, Xapian::DB_BACKEND_GLASS).get_uuid();
  });
}

absl::Status InstallPartition(const std::string& index, BuiltPartition* built) {
  RETURN_IF_ERROR(CheckInterrupt());
  Partition& partition = built->partition;
  ASSIGN_OR_RETURN(partition.uuid, UuidOf(built->path));
  ASSIGN_OR_RETURN(partition.files, ListFiles(built->path));
  std::string hashes;
  for (const PartitionFile& file : partition.files) {
    RETURN_IF_ERROR(SyncPath(built->path + "/" + file.name));
    hashes += file.hash;
  }
  RETURN_IF_ERROR(SyncPath(built->path));
  partition.name =
      partition.period + "-" + ContentHash128(hashes).substr(0, kHashDigits);
  const std::string path = PartitionPath(index, partition.name);
  // The same content may have been built before and be in service; what is
  // there may be damaged, so it is not kept.
  return PutInPlace(built->path, path);
}

}  // namespace

Manifest NewManifest(absl::Time now) {
  Manifest manifest;
  manifest.schema = schema::kVersion;
  manifest.analyzer = kAnalyzerVersion;
  manifest.icu = IcuVersion();
  manifest.boosts = schema::BoostsText();
  // With its number it is what tells a generation from one of an index made
  // anew, so seconds are too coarse.
  manifest.created =
      absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ",
                       absl::UnixEpoch() + absl::Floor(now - absl::UnixEpoch(),
                                                       absl::Milliseconds(1)),
                       absl::UTCTimeZone());
  return manifest;
}

absl::StatusOr<std::vector<Partition>> InstallPartitions(
    const std::string& index, std::vector<BuiltPartition> built,
    size_t threads) {
  const std::string parts = ParentOf(PartitionPath(index, "x"));
  RETURN_IF_ERROR(MakeFolder(parts));
  // The disk has its share of the work while the processor verifies.
  for (const BuiltPartition& one : built) BeginSync(one.path);
  RETURN_IF_ERROR(VerifyAll(built, threads));
  RETURN_IF_ERROR(ForEachInParallel(built.size(), threads, [&](size_t at) {
    return InstallPartition(index, &built[at]);
  }));
  RETURN_IF_ERROR(SyncPath(parts));
  std::vector<Partition> partitions;
  for (BuiltPartition& one : built) {
    partitions.push_back(std::move(one.partition));
  }
  return partitions;
}

absl::Status RemoveUnpublished(const std::string& index) {
  const absl::StatusOr<std::string> text = ReadFile(PublishingPath(index));
  if (!text.ok()) return absl::OkStatus();
  const uint64_t generation = std::strtoull(text->c_str(), nullptr, 10);
  const absl::StatusOr<uint64_t> current = CurrentGeneration(index);
  if (generation == 0 || (current.ok() && *current == generation)) {
    return absl::OkStatus();
  }
  if (!current.ok() && !absl::IsNotFound(current.status())) {
    return absl::OkStatus();
  }
  RETURN_IF_ERROR(RemoveTree(ManifestPath(index, generation)));
  return RemoveTree(ChangesPath(index, generation));
}

absl::Status Publish(const std::string& index, GenerationChanges changes,
                     Manifest* manifest) {
  HoldInterrupts();
  RETURN_IF_ERROR(CheckInterrupt());
  ASSIGN_OR_RETURN(const std::vector<uint64_t> generations,
                   ListGenerations(index));
  manifest->generation =
      std::max(generations.empty() ? 0 : generations.back(), changes.base) + 1;
  changes.generation = manifest->generation;
  changes.created = manifest->created;
  const std::string path = ManifestPath(index, manifest->generation);
  const std::string list = ChangesPath(index, manifest->generation);
  RETURN_IF_ERROR(MakeFolder(ParentOf(path)));
  RETURN_IF_ERROR(MakeFolder(ParentOf(list)));
  RETURN_IF_ERROR(NotePublishing(index, manifest->generation));
  RETURN_IF_ERROR(ReplaceFile(list, ChangesToText(changes)));
  absl::Status status = ReplaceFile(path, ManifestToJson(*manifest));
  if (status.ok()) status = SyncPath(index);
  if (status.ok()) status = PutIntoService(index, *manifest);
  if (status.ok() || Serves(index, manifest->generation)) return status;
  RemoveTree(path).IgnoreError();
  RemoveTree(list).IgnoreError();
  return status;
}

absl::Status PutIntoService(const std::string& index,
                            const Manifest& manifest) {
  const absl::Status status = ReplaceFile(StubPath(index), StubText(manifest));
  if (status.ok() || !Serves(index, manifest.generation)) return status;
  // Its folder could not be synced: readers have it, a power cut may undo it.
  return absl::Status(
      status.code(), absl::StrFormat("generation %d is in service, but may not "
                                     "outlive a power cut: %s",
                                     manifest.generation, status.message()));
}

absl::StatusOr<std::vector<uint64_t>> ListGenerations(
    const std::string& index) {
  return NumberedFiles(ParentOf(ManifestPath(index, 1)), ".json");
}

absl::Status RemoveOldChanges(const std::string& index, uint64_t current) {
  constexpr uint64_t kKept = 1000;
  ASSIGN_OR_RETURN(const std::vector<uint64_t> lists,
                   NumberedFiles(ParentOf(ChangesPath(index, 1)), ".jsonl"));
  for (const uint64_t list : lists) {
    if (list + kKept > current) break;
    RETURN_IF_ERROR(RemoveTree(ChangesPath(index, list)));
  }
  return absl::OkStatus();
}

absl::Status RemoveUnusedPartitions(const std::string& index) {
  ASSIGN_OR_RETURN(const std::vector<uint64_t> generations,
                   ListGenerations(index));
  const absl::StatusOr<uint64_t> current = CurrentGeneration(index);
  if (current.ok() ? !std::binary_search(generations.begin(), generations.end(),
                                         *current)
                   : !absl::IsNotFound(current.status())) {
    return absl::OkStatus();
  }
  std::set<std::string> used;
  for (const uint64_t generation : generations) {
    ASSIGN_OR_RETURN(const Manifest manifest, ReadManifest(index, generation));
    for (const Partition& partition : manifest.partitions) {
      used.insert(partition.name);
    }
  }
  const std::string folder = ParentOf(PartitionPath(index, "x"));
  std::vector<std::string> unused;
  std::error_code error;
  if (!fs::exists(folder, error)) return absl::OkStatus();
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (!used.contains(at->path().filename().string())) {
      unused.push_back(at->path().string());
    }
  }
  for (const std::string& path : unused) RETURN_IF_ERROR(RemoveTree(path));
  return absl::OkStatus();
}

absl::StatusOr<Manifest> CurrentManifest(const std::string& index) {
  ASSIGN_OR_RETURN(const uint64_t generation, CurrentGeneration(index));
  return ReadManifest(index, generation);
}

}  // namespace defnews

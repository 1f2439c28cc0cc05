// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>
#include <vector>

#include "common/status/status_macros.h"
#include "indexer/generations/files.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/verify.h"
#include "indexer/operations/operations.h"
#include "indexer/pipeline/parallel.h"

namespace defnews {
namespace {

std::string MessageOf(const absl::Status& status) {
  return std::string(status.message());
}

std::vector<std::string> PartitionFaults(const std::string& index,
                                         const Partition& partition) {
  const std::string path = PartitionPath(index, partition.name);
  std::vector<std::string> faults;
  for (const PartitionFile& file : partition.files) {
    const absl::Status status = CheckFile(path, file);
    if (!status.ok()) faults.push_back(MessageOf(status));
  }
  if (partition.hidden.size() > partition.articles) {
    faults.push_back(path + ": more articles are hidden than it holds");
  }
  return faults;
}

}  // namespace

absl::StatusOr<CheckResult> CheckIndex(const RunSettings& settings) {
  CheckResult result;
  ASSIGN_OR_RETURN(result.manifest, CurrentManifest(settings.index));
  const absl::Status versions = CheckVersions(result.manifest);
  if (!versions.ok()) result.faults.push_back(MessageOf(versions));
  const absl::StatusOr<std::string> stub = ReadFile(StubPath(settings.index));
  if (!stub.ok() || *stub != StubText(result.manifest)) {
    result.faults.push_back(StubPath(settings.index) +
                            ": does not name what its manifest names");
  }
  const std::vector<Partition>& partitions = result.manifest.partitions;
  std::vector<std::vector<std::string>> faults(partitions.size());
  RETURN_IF_ERROR(
      ForEachInParallel(partitions.size(), settings.threads, [&](size_t at) {
        faults[at] = PartitionFaults(settings.index, partitions[at]);
        return absl::OkStatus();
      }));
  std::vector<Verification> wanted;
  for (const Partition& partition : partitions) {
    wanted.push_back(
        {PartitionPath(settings.index, partition.name), partition.articles});
  }
  const std::vector<absl::Status> verified =
      VerifyPartitions(wanted, settings.threads);
  for (size_t at = 0; at < partitions.size(); ++at) {
    result.faults.insert(result.faults.end(), faults[at].begin(),
                         faults[at].end());
    if (!verified[at].ok()) result.faults.push_back(MessageOf(verified[at]));
  }
  return result;
}

}  // namespace defnews

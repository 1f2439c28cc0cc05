// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>
#include <vector>

#include "common/index/damage.h"
#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/verify.h"
#include "indexer/operations/operations.h"
#include "indexer/pipeline/parallel.h"

namespace defnews {
namespace {

std::string MessageOf(const absl::Status& status) {
  return std::string(status.message());
}

}  // namespace

absl::StatusOr<CheckResult> CheckIndex(const RunSettings& settings) {
  CheckResult result;
  ASSIGN_OR_RETURN(result.manifest, CurrentManifest(settings.index));
  const absl::Status versions = CheckVersions(result.manifest);
  if (!versions.ok()) result.faults.push_back(MessageOf(versions));
  ASSIGN_OR_RETURN(const Stub stub, ReadStub(settings.index));
  const absl::Status named = CheckStub(settings.index, stub, result.manifest);
  if (!named.ok()) result.faults.push_back(MessageOf(named));
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

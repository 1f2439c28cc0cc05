// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "common/index/damage.h"
#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/workspace.h"
#include "indexer/operations/operations.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

// Where it is not known what was in service.
absl::StatusOr<uint64_t> NewestWhole(const std::string& index,
                                     const std::vector<uint64_t>& generations) {
  for (auto at = generations.rbegin(); at != generations.rend(); ++at) {
    const absl::StatusOr<Manifest> manifest = ReadManifest(index, *at);
    if (manifest.ok() && CheckSizes(index, *manifest).ok()) return *at;
  }
  return absl::DataLossError(index +
                             ": no generation is whole: build it again");
}

absl::StatusOr<uint64_t> ChooseGeneration(const std::string& index,
                                          std::optional<uint64_t> to) {
  ASSIGN_OR_RETURN(const std::vector<uint64_t> generations,
                   ListGenerations(index));
  if (to.has_value()) {
    if (std::binary_search(generations.begin(), generations.end(), *to)) {
      return *to;
    }
    return absl::NotFoundError(index + ": there is no generation " +
                               std::to_string(*to) + "; see `indexer list`");
  }
  const absl::StatusOr<uint64_t> current = CurrentGeneration(index);
  if (!current.ok()) return NewestWhole(index, generations);
  const auto at =
      std::lower_bound(generations.begin(), generations.end(), *current);
  if (at == generations.begin()) {
    return absl::NotFoundError(index +
                               ": there is no generation before the present");
  }
  return *(at - 1);
}

// Whole generations share partitions: what is damaged in one may be in others.
absl::Status CheckPartitions(const std::string& index,
                             const Manifest& manifest) {
  for (const Partition& partition : manifest.partitions) {
    const std::vector<std::string> faults = PartitionFaults(index, partition);
    if (faults.empty()) continue;
    return absl::DataLossError(absl::StrFormat(
        "generation %d is damaged too, and was not put into service; try an "
        "earlier one (--to), or build the index again from its articles: %s",
        manifest.generation, faults.front()));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status RollBack(const RunSettings& settings, std::optional<uint64_t> to,
                      RunResult* result) {
  const std::string& index = settings.index;
  const absl::Status stub = CurrentGeneration(index).status();
  // A damaged one is what this mends.
  if (!absl::IsDataLoss(stub)) RETURN_IF_ERROR(stub);
  ASSIGN_OR_RETURN(const std::unique_ptr<Workspace> workspace,
                   Workspace::Open(index, settings.lock_wait));
  ASSIGN_OR_RETURN(const uint64_t generation, ChooseGeneration(index, to));
  ASSIGN_OR_RETURN(const Manifest manifest, ReadManifest(index, generation));
  RETURN_IF_ERROR(CheckPartitions(index, manifest));
  HoldInterrupts();
  RETURN_IF_ERROR(PutIntoService(index, manifest));
  result->generation = generation;
  result->articles = manifest.articles();
  return absl::OkStatus();
}

}  // namespace defnews

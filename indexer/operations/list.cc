// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/operations/operations.h"

namespace defnews {

absl::StatusOr<std::vector<GenerationSummary>> SummariseGenerations(
    const std::string& index) {
  ASSIGN_OR_RETURN(const uint64_t current, CurrentGeneration(index));
  ASSIGN_OR_RETURN(const std::vector<uint64_t> generations,
                   ListGenerations(index));
  std::vector<GenerationSummary> summaries;
  for (const uint64_t generation : generations) {
    ASSIGN_OR_RETURN(Manifest manifest, ReadManifest(index, generation));
    summaries.push_back({std::move(manifest), generation == current});
  }
  return summaries;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done to an index. Those that change it take its lock
// (Unavailable if another run holds it) and leave the old generation in
// service on any error; Cancelled means that a signal came.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"
#include "indexer/operations/run.h"

namespace defnews {

// A generation of these articles only. InvalidArgument if there are none;
// FailedPrecondition if a guard objects to it, as in all that follow.
absl::Status BuildIndex(const RunSettings& settings,
                        const RunListener& listener, RunResult* result);

// Adds the articles, or replaces those with their ids. With no index there it
// builds one. Nothing new is no error, and publishes nothing. Partitions that
// are due are written anew, see PlanFold().
absl::Status UpdateIndex(const RunSettings& settings,
                         const RunListener& listener, RunResult* result);

// Hides the articles. Unknown ids are refused; nothing is published when all
// are unknown.
absl::Status RemoveArticles(const RunSettings& settings,
                            const std::vector<std::string>& ids,
                            const RunListener& listener, RunResult* result);

// Analyses every article in service anew, whatever version of the analyser
// the index was made by.
absl::Status RebuildIndex(const RunSettings& settings, RunResult* result);

// Puts generation `to` into service, or the last one before the present; where
// a damaged stub does not tell which that is, the newest that is whole.
absl::Status RollBack(const RunSettings& settings, std::optional<uint64_t> to,
                      RunResult* result);

// Removes all but the last `keep` generations (the one in service stays) and
// the partitions that no other refers to. Returns how many generations went.
absl::StatusOr<uint64_t> PruneGenerations(const RunSettings& settings,
                                          uint64_t keep, RunResult* result);

// Writes the articles in service as JSON Lines to stdout. `written` counts
// them. Internal if stdout cannot be written.
absl::Status ExportArticles(const std::string& index, uint64_t* written);

// Every fault of the generation in service, one line each; none if it is
// sound. An error if there is no index.
struct CheckResult {
  Manifest manifest;
  std::vector<std::string> faults;
};
absl::StatusOr<CheckResult> CheckIndex(const RunSettings& settings);

struct GenerationSummary {
  Manifest manifest;
  bool current = false;
};
// Ascending by number.
absl::StatusOr<std::vector<GenerationSummary>> SummariseGenerations(
    const std::string& index);

// Counts of the articles in service.
struct IndexStats {
  Manifest manifest;
  uint64_t hidden = 0;
  uint64_t undated = 0;
  uint64_t groups = 0;  // of copies
  uint64_t copies = 0;  // the members of those groups, less one of each
  uint64_t text_bytes = 0;
  std::map<std::string, uint64_t> by_source;  // "" for none
  std::map<std::string, uint64_t> by_lang;
  std::map<std::string, uint64_t> by_year;  // dated ones
};
absl::StatusOr<IndexStats> ComputeStats(const std::string& index);

}  // namespace defnews

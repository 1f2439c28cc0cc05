// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/guards.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "common/status/status_macros.h"
#include "indexer/generations/sample_queries.h"

namespace defnews {
namespace {

// One in fifty: 2 %. Of fewer articles than that, 2 % is less than one: then
// any exchange would be refused, and nothing is.
constexpr uint64_t kOneIn = 50;

// Objects, or notes that it was overridden.
absl::Status Object(absl::StatusCode code, std::string what,
                    const RunSettings& settings, RunResult* result) {
  if (settings.force) {
    result->forced.push_back(std::move(what));
    return absl::OkStatus();
  }
  return absl::Status(code, settings.index + ": " + what +
                                "; nothing was published (--force overrides)");
}

// What is wrong with the numbers; empty if nothing is.
std::string CountFault(const Manifest& old, const Manifest& fresh,
                       uint64_t removed, const GenerationChanges& changes) {
  const uint64_t before = old.articles();
  const uint64_t expected = before - std::min(before, removed);
  const uint64_t fewer =
      expected - std::min(expected, uint64_t{fresh.articles()});
  if (fewer * kOneIn > before) {
    return absl::StrFormat(
        "it would have %d articles, %.1f %% fewer than the %d of generation %d",
        fresh.articles(),
        100 * static_cast<double>(fewer) / static_cast<double>(before), before,
        old.generation);
  }
  uint64_t missing = 0;
  std::string example;
  for (const auto& [id, change] : changes.articles) {
    if (change.kind != ArticleChangeKind::kRemoved) continue;
    if (missing++ == 0) example = id;
  }
  missing -= std::min(missing, removed);
  if (missing * kOneIn <= before) return "";
  return absl::StrFormat(
      "%d of the %d articles of generation %d would be missing, for example "
      "\"%s\"",
      missing, before, old.generation, example);
}

absl::StatusOr<std::string> SampleFault(const std::string& index,
                                        const Manifest& old,
                                        const Manifest& fresh,
                                        const GenerationChanges& changes) {
  ASSIGN_OR_RETURN(const std::vector<SampleQuery> samples,
                   SampleQueries(index, old, fresh, [&](const std::string& id) {
                     return changes.articles.contains(id);
                   }));
  return LostSample(index, fresh, samples);
}

}  // namespace

absl::Status GuardGeneration(const RunSettings& settings, const Manifest& old,
                             const Manifest& fresh, uint64_t removed,
                             GenerationChanges* changes, RunResult* result) {
  if (old.articles() < kOneIn) return absl::OkStatus();
  const std::string count = CountFault(old, fresh, removed, *changes);
  if (!count.empty()) {
    RETURN_IF_ERROR(
        Object(absl::StatusCode::kFailedPrecondition, count, settings, result));
  }
  if (changes->complete) {
    result->notes.push_back(
        "the articles of generation " + std::to_string(old.generation) +
        " could not be compared with the new ones (damaged, or of another "
        "schema)");
  } else {
    ASSIGN_OR_RETURN(const std::string lost,
                     SampleFault(settings.index, old, fresh, *changes));
    if (!lost.empty()) {
      RETURN_IF_ERROR(Object(absl::StatusCode::kFailedPrecondition, lost,
                             settings, result));
    }
  }
  changes->forced = result->forced;
  return absl::OkStatus();
}

// What even one article takes: tables of several partitions, and the writer's
// trial.
constexpr uint64_t kLeastRoom = 4 << 20;

uint64_t RoomForText(uint64_t text_bytes) {
  return text_bytes * 3 + kLeastRoom;
}
uint64_t RoomForMerge(uint64_t text_bytes) {
  return text_bytes * 2 + kLeastRoom;
}

bool HasRoom(const std::string& index, uint64_t bytes) {
  struct statvfs system = {};
  if (statvfs(index.c_str(), &system) != 0) return true;
  return uint64_t{system.f_bavail} * system.f_frsize >= bytes;
}

absl::Status GuardSpace(const RunSettings& settings, uint64_t bytes,
                        RunResult* result) {
  constexpr uint64_t kFiles = 64;
  struct statvfs system = {};
  // What cannot be found out shows when it is written.
  if (statvfs(settings.index.c_str(), &system) != 0) return absl::OkStatus();
  const uint64_t free = uint64_t{system.f_bavail} * system.f_frsize;
  if (free < bytes) {
    return Object(absl::StatusCode::kResourceExhausted,
                  absl::StrFormat("too little room on its disk: about %d bytes "
                                  "are needed and %d are free",
                                  bytes, free),
                  settings, result);
  }
  // Some file systems have no fixed number of files, and say 0.
  if (system.f_files != 0 && system.f_favail < kFiles) {
    return Object(absl::StatusCode::kResourceExhausted,
                  absl::StrFormat("too few inodes on its disk: %d are needed "
                                  "and %d are free",
                                  kFiles, system.f_favail),
                  settings, result);
  }
  return absl::OkStatus();
}

}  // namespace defnews

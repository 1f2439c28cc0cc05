// SPDX-License-Identifier: GPL-3.0-or-later
// From built partitions to a generation in service.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/index/changes.h"
#include "common/index/manifest.h"
#include "indexer/pipeline/partition_builder.h"

namespace defnews {

// A manifest with the versions of this program, the time and nothing else.
Manifest NewManifest(absl::Time now);

// Verifies the partitions, syncs them to the disk and moves them to where the
// index keeps them; they are not yet in service. Returns them with names and
// files.
absl::StatusOr<std::vector<Partition>> InstallPartitions(
    const std::string& index, std::vector<BuiltPartition> built,
    size_t threads);

// Puts `manifest` into service as a new generation and fills in its number.
// `changes` is written down before; generation and time are filled in here.
// After an error, or a crash at any instant, the old one is in service.
absl::Status Publish(const std::string& index, GenerationChanges changes,
                     Manifest* manifest);

// Removes the manifest of a generation that a killed run was about to publish
// and did not: it was never in service, and must not be rolled back to. For the
// holder of the lock.
absl::Status RemoveUnpublished(const std::string& index);

// Puts a generation that has a manifest back into service.
absl::Status PutIntoService(const std::string& index, const Manifest& manifest);

// The numbers of all generations that have a manifest, ascending.
absl::StatusOr<std::vector<uint64_t>> ListGenerations(const std::string& index);

// Removes the partitions that no manifest on the disk refers to. A manifest
// that cannot be read, or is missing for the generation in service, keeps
// everything.
absl::Status RemoveUnusedPartitions(const std::string& index);

// Removes lists of changes that nobody can still want: a thousand generations
// old, which is years of nights.
absl::Status RemoveOldChanges(const std::string& index, uint64_t current);

// The manifest in service.
absl::StatusOr<Manifest> CurrentManifest(const std::string& index);

}  // namespace defnews

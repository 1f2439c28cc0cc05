// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold before a generation takes the place of another. Each guard
// refuses with FailedPrecondition; with RunSettings::force it is overridden
// instead, and RunResult::forced says so.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "common/index/changes.h"
#include "common/index/manifest.h"
#include "indexer/operations/run.h"

namespace defnews {

// Whether `fresh`, whose partitions are installed, may take the place of `old`:
// not over 2 % of the articles fewer, nor over 2 % of them missing, but for the
// `removed` ones that were asked for; and samples of the old ones are found as
// before. What had under 50 articles is not guarded: 2 % of them is less than
// one. Writes what was overridden into `changes` too.
absl::Status GuardGeneration(const RunSettings& settings, const Manifest& old,
                             const Manifest& fresh, uint64_t removed,
                             GenerationChanges* changes, RunResult* result);

// About how many bytes are written for articles of so much text, at the most at
// a time: from the beginning, and once they have been read.
uint64_t RoomForText(uint64_t text_bytes);
uint64_t RoomForMerge(uint64_t text_bytes);

// Whether the file system of the index has room for `bytes` more, as far as
// that can be found out.
bool HasRoom(const std::string& index, uint64_t bytes);

// Whether it has, and room for a few files. ResourceExhausted if it has not,
// naming both numbers.
absl::Status GuardSpace(const RunSettings& settings, uint64_t bytes,
                        RunResult* result);

}  // namespace defnews

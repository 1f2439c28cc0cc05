// SPDX-License-Identifier: GPL-3.0-or-later
// How far the reports of a folder of saved searches have come. One file names
// all there is, so that renaming it over the old moves all cursors at once:
//
//   OUT/state/cursors.json  this; names the following
//   OUT/state/seen.12       the articles seen up to run 12
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/changes.h"
#include "searcher/saved/feed_entry.h"
#include "searcher/saved/known_articles.h"

namespace defnews {

// An article that was new or changed in a run; kept for searches that are
// behind, because their file was faulty.
struct PastNews {
  uint64_t run = 0;
  std::string id;
  bool changed = false;
};

struct SavedState {
  uint64_t run = 0;     // the last that was delivered; reports bear its number
  std::string feed;     // names the feed for good, in its id
  GenerationMark mark;  // what of the index was looked at
  std::map<std::string, uint64_t> cursors;  // by search, its last run
  std::vector<PastNews> past;               // of the last kPastRuns runs
  std::vector<FeedEntry> entries;           // the newest first
  // When the entries last changed and the report that was delivered last, which
  // the links show. States written before these were kept have none.
  std::string updated;
  std::string report;
  KnownArticles known;
};

inline constexpr uint64_t kPastRuns = 31;

// Nothing if there is none yet. DataLoss names the file and the way out; also
// where the cursors alone are missing beside what was reported by them.
absl::StatusOr<std::optional<SavedState>> ReadSavedState(
    const std::string& folder);

// Writes all of it down, yet puts nothing into force, so that of what comes
// after a delivery only a rename is left to fail. What an earlier run prepared
// in vain goes. `known_changed`: whether there is more in it than when it was
// read.
absl::Status PrepareSavedState(const std::string& folder,
                               const SavedState& state, bool known_changed);

// Puts into force what was prepared last.
absl::Status MoveSavedState(const std::string& folder);

}  // namespace defnews

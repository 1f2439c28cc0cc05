// SPDX-License-Identifier: GPL-3.0-or-later
// One run over a folder of saved searches: what is new since the last report
// that was delivered, each story once.
//
//   OUT/report.txt, report.jsonl  links to the last report
//   OUT/reports/000012.txt ...    reports by run, the last 31 of them
//   OUT/feed.atom                 what the last runs reported
//   OUT/state/                    see saved_state.h
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "defnews/searcher.h"
#include "searcher/saved/saved_search.h"

namespace defnews {

struct SavedRun {
  std::string index;
  std::string folder;   // of the saved searches
  std::string out;      // where the reports go
  std::string deliver;  // a shell command; empty: writing them delivers them
  int64_t now = 0;      // Unix seconds
  OpenOptions open;
};

struct SavedOutcome {
  bool first = false;  // nothing was reported, as nothing had been seen before
  size_t fresh = 0;
  size_t changed = 0;
  std::vector<SavedFault> faults;  // searches that were not asked
};

// Unavailable if another run is at work on the same reports. After an error no
// cursor has moved, and the next run reports all of it; but when the report was
// delivered and links or feed alone could not be written, as the message says,
// the next run writes those.
absl::StatusOr<SavedOutcome> RunSavedSearches(const SavedRun& run);

}  // namespace defnews

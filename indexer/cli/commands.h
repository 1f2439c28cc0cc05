// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexer/cli/options.h"

namespace defnews {

// What `indexer` answers to the shell; 128 plus the signal where one ended it.
enum IndexerExit {
  kIndexerDone = 0,
  kIndexerSomeRefused = 1,
  kIndexerNotDone = 2,
  kIndexerLocked = 75,
};

// Does what the options say: data to stdout, problems to stderr, the report to
// its file. Returns the exit status.
int RunIndexer(const IndexerOptions& options);

}  // namespace defnews

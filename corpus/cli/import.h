// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/cli/options.h"

namespace defnews {

// What `corpus` answers to the shell.
enum ExitStatus {
  kDone = 0,
  kSomeRefused = 1,
  kNotDone = 2,
};

// Runs `corpus import`: articles to stdout, problems to stderr, the report to
// its file. Returns the exit status.
int RunImport(const CorpusOptions& options);

}  // namespace defnews

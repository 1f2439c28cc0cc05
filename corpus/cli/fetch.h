// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/cli/options.h"

namespace defnews {

// Runs `corpus fetch`: what it gathers goes to the store, what failed to
// stderr, how far it is to a terminal. SIGTERM and SIGINT end it after the
// present record. Returns the exit status.
int RunFetch(const CorpusOptions& options);

}  // namespace defnews

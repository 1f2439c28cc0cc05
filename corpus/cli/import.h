// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/cli/options.h"

namespace defnews {

// Run `corpus import` and `corpus extract`: articles to stdout, problems to
// stderr, the report to its file. Return the exit status.
int RunImport(const CorpusOptions& options);
int RunExtract(const CorpusOptions& options);

}  // namespace defnews

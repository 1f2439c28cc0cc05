// SPDX-License-Identifier: GPL-3.0-or-later
// What `search` does without a query, mostly for a nightly run: look at the
// health of an index, check its files, report on saved searches. Each returns
// the exit status.
#pragma once

#include <string>

#include "defnews/searcher.h"
#include "searcher/cli/options.h"

namespace defnews {

// 75: another run is at work on the same reports.
inline constexpr int kBusy = 75;

int RunHealth(const std::string& index, const SearchCliOptions& options,
              const OpenOptions& open);
int RunSaved(const std::string& index, const SearchCliOptions& options,
             const OpenOptions& open);
// Of a searcher that is open: every file of it.
int RunCheck(const Searcher& searcher);

}  // namespace defnews

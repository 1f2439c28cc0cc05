// SPDX-License-Identifier: GPL-3.0-or-later
// What `search` does, from its arguments to its exit status.
#pragma once

#include <string>
#include <vector>

#include "searcher/cli/options.h"

namespace defnews {

inline constexpr int kHits = 0;
inline constexpr int kNoHits = 1;
inline constexpr int kError = 2;

// A search or --show, once the command line was read. `option_words` are the
// options as typed, for hints that say what to run instead; `read_stdin` if
// the query is to be read from there.
int RunSearch(SearchCliOptions options,
              const std::vector<std::string>& option_words, bool read_stdin);

}  // namespace defnews

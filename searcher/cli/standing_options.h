// SPDX-License-Identifier: GPL-3.0-or-later
// The options that stand for commands of their own, without a query.
#pragma once

#include <CLI/CLI.hpp>

#include "searcher/cli/options.h"

namespace defnews {

// After all others, most of which they exclude.
void DefineStandingOptions(CLI::App* app, SearchCliOptions* options);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// What `list`, `stats` and `check` print, as text or JSON, each with its last
// newline.
#pragma once

#include <string>
#include <vector>

#include "indexer/operations/operations.h"

namespace defnews {

std::string GenerationsText(const std::vector<GenerationSummary>& generations,
                            bool json);
std::string StatsText(const IndexStats& stats, bool json);
std::string CheckText(const CheckResult& result, bool json);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The reports of a folder, by number, and what shows the last of them.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace defnews {

// "reports/000012", less the extension.
std::string ReportName(uint64_t run);

// The highest number of a report in `out`; 0 if there is none.
uint64_t HighestReport(const std::string& out);

// Removes those of more than kPastRuns runs before `run`.
void RemoveOldReports(const std::string& out, uint64_t run);

// Has the links of `out` name the report `name`, and feed.atom be `feed`, where
// they do not; an empty one is left as it is.
absl::Status ShowReport(const std::string& out, const std::string& name,
                        const std::string& feed);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "absl/status/status.h"

namespace defnews {

// Runs `command` with /bin/sh, its standard input the file `report`, and waits
// for it. OK if it exits 0; otherwise says how it ended.
absl::Status Deliver(const std::string& command, const std::string& report);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace defnews {

// Reads the whole of the partition at `path` and checks its structure and that
// it holds `articles` documents. Done in a child process, because a damaged
// table can make the library crash. DataLoss names the path and what is wrong.
absl::Status VerifyPartition(const std::string& path, uint64_t articles);

}  // namespace defnews

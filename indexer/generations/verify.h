// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace defnews {

// A partition's folder and how many documents it should hold.
struct Verification {
  std::string path;
  uint64_t articles = 0;
};

// Reads the whole of each partition and checks its structure and its number of
// documents. Done in child processes, up to `processes` at once, because a
// damaged table can make the library crash. One status for each: DataLoss names
// the path and what is wrong.
//
// Forks, so no other thread of this process may run: a lock it holds would be
// held for ever in the child.
std::vector<absl::Status> VerifyPartitions(
    const std::vector<Verification>& partitions, size_t processes);

}  // namespace defnews

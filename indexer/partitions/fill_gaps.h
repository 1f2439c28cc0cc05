// SPDX-License-Identifier: GPL-3.0-or-later
// Partitions whose documents are numbered without gaps.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace defnews {

// Moves the last documents of the partition `path` into the gaps that removed
// ones have left; does nothing if there are none. Where there are gaps, Xapian
// 1.4.22 takes the list of all documents for that of any term that is in each
// of them and needs no weight, gives it the term's name, and then finds it
// corrupt at its second chunk: queries fail on a sound index. The cost is that
// of writing as many documents as there are gaps, and a copy of the partition.
absl::Status FillGaps(const std::string& path);

}  // namespace defnews

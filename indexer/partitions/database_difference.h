// SPDX-License-Identifier: GPL-3.0-or-later
// Compares two databases through Xapian, down to the last position.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace defnews {

enum class Bounds {
  kEqual,
  // Those of the second may be wider: Xapian does not narrow bounds when
  // documents are deleted or replaced.
  kWiderInSecond,
};

// The first difference found, in words, or "" if there is none: statistics,
// metadata, each term with its postings and positions, each document with its
// terms, values and data. An error if Xapian finds one of them damaged.
absl::StatusOr<std::string> DatabaseDifference(const std::string& first,
                                               const std::string& second,
                                               Bounds bounds);

}  // namespace defnews

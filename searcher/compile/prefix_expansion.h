// SPDX-License-Identifier: GPL-3.0-or-later
// prefix* -> the terms of all indexed words that begin so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/analyzer.h"
#include "searcher/engine/engine.h"

namespace defnews {

// An OR of n terms takes time in proportion to n squared; more than this many
// is an error that asks for a longer prefix.
inline constexpr size_t kMaxExpansion = 2000;

// The letters and digits of a prefix as typed, case folded: F-35 -> f35.
std::string FoldPrefix(std::string_view prefix);

// Terms without field prefix, sorted: those that begin with `folded`, and the
// stems of words that do. ResourceExhausted beyond kMaxExpansion. May throw
// what Xapian throws.
absl::StatusOr<std::vector<std::string>> ExpandPrefix(Engine* engine,
                                                      std::string_view folded,
                                                      Analyzer* analyzer);

}  // namespace defnews

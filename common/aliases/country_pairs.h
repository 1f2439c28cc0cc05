// SPDX-License-Identifier: GPL-3.0-or-later
// Two or three countries named together (ROK-US, Korea-U.S., 한미, "South
// Korea and the United States"): written out from a small table, as there are
// too many orders and names to keep by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/aliases/thesaurus_row.h"

namespace defnews {

struct CountryPair {
  std::string name;                      // as in {ROK-US}
  std::vector<ThesaurusForm> compounds;  // commonest first; rare: kAsked
  ThesaurusRow row;                      // all the forms
};

// Reads countries.tsv, whose head describes it. InvalidArgument for the first
// bad line, naming `name`, line, value and remedy.
absl::StatusOr<std::vector<CountryPair>> ReadCountryPairs(
    std::string_view text, std::string_view name);

}  // namespace defnews

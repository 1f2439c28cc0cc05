// SPDX-License-Identifier: GPL-3.0-or-later
// What every source of suggestions gives: other queries, best first. They are
// merged, asked, and dropped if they find nothing (suggest.h), so a source may
// be generous.
#pragma once

#include <string>

namespace defnews {

struct Candidate {
  std::string query;   // the whole query, in the query language
  std::string reason;  // for --explain: "misile -> missile"

  bool operator==(const Candidate&) const = default;
};

}  // namespace defnews

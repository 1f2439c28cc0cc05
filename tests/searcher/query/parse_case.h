// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of the parser tests share.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "searcher/query/parser.h"

namespace defnews {

// The text of the tree, or "error at OFFSET+LENGTH: MESSAGE".
inline std::string Outcome(std::string_view query,
                           const ParserOptions& options = {}) {
  const auto result = ParseQuery(query, options);
  if (const auto* parsed = std::get_if<ParsedQuery>(&result)) {
    return ToText(parsed->root);
  }
  const auto& error = std::get<QueryError>(result);
  return "error at " + std::to_string(error.offset) + "+" +
         std::to_string(error.length) + ": " + error.message;
}

inline void PrintTo(const Node& node, std::ostream* out) {
  *out << '\n' << ToTree(node);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes parse or are refused at a place that can be shown; what parses
// prints as text that parses back to the same tree.
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string_view>

#include "searcher/query/argument_rule.h"
#include "searcher/query/parser.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckRoundTrip(const defnews::Node& root) {
  const std::string text = defnews::ToText(root);
  for (const bool any : {false, true}) {
    defnews::ParserOptions options;
    options.any = any;
    options.max_bytes = std::numeric_limits<size_t>::max();
    const auto again = defnews::ParseQuery(text, options);
    const auto* parsed = std::get_if<defnews::ParsedQuery>(&again);
    Check(parsed != nullptr && parsed->root == root);
  }
  Check(!defnews::ToTree(root).empty());
}

void CheckParse(std::string_view query, const defnews::ParserOptions& options) {
  const auto result = defnews::ParseQuery(query, options);
  if (const auto* error = std::get_if<defnews::QueryError>(&result)) {
    Check(error->offset + error->length <= query.size());
    Check(defnews::CaretText(query, *error).find('^') != std::string::npos);
  } else {
    CheckRoundTrip(std::get<defnews::ParsedQuery>(result).root);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  for (const bool any : {false, true}) {
    for (const bool exact : {false, true}) {
      defnews::ParserOptions options;
      options.any = any;
      options.exact = exact;
      CheckParse(query, options);
    }
  }
  if (defnews::IsPhraseArgument(query)) {
    CheckParse(defnews::AllWordsQuery(query), {});
  }
  return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of matching and of snippets share.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>

#include "searcher/match/text_matcher.h"
#include "searcher/query/parser.h"

namespace defnews {

inline Node Parsed(std::string_view query) {
  const auto parsed = ParseQuery(query, ParserOptions());
  if (const auto* error = std::get_if<QueryError>(&parsed)) {
    ADD_FAILURE() << query << ": " << error->message;
    return Node();
  }
  return std::get<ParsedQuery>(parsed).root;
}

// The text with what `query` matches in it between brackets, each with the
// number of its leaf: "[0:word]".
inline std::string Marked(std::string_view query, std::string_view text,
                          Field field = Field::kBody) {
  Analyzer analyzer;
  TextMatcher matcher(Parsed(query), &analyzer);
  std::string marked;
  size_t at = 0;
  for (const TextMatcher::Span& span : matcher.Spans(text, field)) {
    if (span.begin < at || span.end > text.size()) return "overlap";
    marked += text.substr(at, span.begin - at);
    marked += '[' + std::to_string(span.leaf) + ':';
    marked += text.substr(span.begin, span.end - span.begin);
    marked += ']';
    at = span.end;
  }
  return marked + std::string(text.substr(at));
}

}  // namespace defnews

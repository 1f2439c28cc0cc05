// SPDX-License-Identifier: GPL-3.0-or-later
// The query language, from text to tree. Strict: what cannot be read is an
// error at its place; nothing is guessed, and what is ignored is noted.
//
//   word "phrase" prefix* =word ="phrase" (group) -word NOT word
//   a AND b    a b    a OR b    a NEAR/10 b    a ADJ/3 b
//   title:x body:x caption:x title:(x y) person:"x y" source:x
//   date:2023-01..2023-06
//
// NOT binds closest, then NEAR and ADJ, then AND and adjacency, then OR.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/ast.h"

namespace defnews {

struct ParserOptions {
  bool any = false;    // words side by side are joined by OR, not AND
  bool exact = false;  // every word and phrase as if it had a `=`

  // Beyond these a query is an error.
  size_t max_bytes = 4096;
  size_t max_terms = 256;  // distinct words as typed, those of phrases too
  int max_depth = 32;      // brackets within brackets
  size_t max_phrase = 32;  // words in one phrase
};

// What is wrong and where, in bytes of the query. `offset` may be the query's
// size (something is missing at its end); `length` may be 0.
struct QueryError {
  std::string message;
  size_t offset = 0;
  size_t length = 0;
};

struct ParsedQuery {
  Node root;
  // For stderr, one sentence each: what was ignored, or read as a word though
  // it looks like an operator or a field.
  std::vector<std::string> notes;
};

// Any bytes may be given. Takes time linear in the query and recurses no deeper
// than `max_depth` brackets.
std::variant<ParsedQuery, QueryError> ParseQuery(std::string_view query,
                                                 const ParserOptions& options);

// Two lines to print under the message, without a final line feed: the query,
// cut to a window of about 72 columns, and `^~~~` under the place. Control
// characters, ill-formed bytes and direction marks show as U+FFFD.
std::string CaretText(std::string_view query, const QueryError& error);

}  // namespace defnews

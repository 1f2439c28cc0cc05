// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a query into tokens and holds it to the limits that need no grammar.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/parser.h"
#include "searcher/query/token.h"

namespace defnews {

struct TokenList {
  std::vector<Token> tokens;  // the last is kEnd
  std::vector<std::string> notes;
};

std::variant<TokenList, QueryError> Tokenize(std::string_view query,
                                             const ParserOptions& options);

// Whether a word of the command line reads as an operator: AND OR NOT, or
// NEAR/ and ADJ/ with anything after.
bool IsOperatorWord(std::string_view word);

}  // namespace defnews

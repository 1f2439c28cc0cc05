// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one leaf of a query: `word`, `pre*`, `"phrase"`, with `field:` and `=`
// before it, or the opening of a group in a field, `title:(`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/parser.h"
#include "searcher/query/token.h"

namespace defnews {

// Where word characters end: at white space, a bracket, a double quote or the
// end of the query.
size_t EndOfWord(std::string_view query, size_t at);

// Whether a quote or `(` stands at `at`: what a `-`, `=` or `field:` right
// before it applies to.
bool OpensAt(std::string_view query, size_t at);

// Reads at `begin`. `word_end` is EndOfWord there; equal to `begin` before a
// quote. The token is kLeaf, kIgnored or kOpen and ends where reading goes on.
std::variant<Token, QueryError> ReadLeaf(std::string_view query, size_t begin,
                                         size_t word_end,
                                         const ParserOptions& options,
                                         std::vector<std::string>* notes);

}  // namespace defnews

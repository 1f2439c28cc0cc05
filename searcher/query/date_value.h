// SPDX-License-Identifier: GPL-3.0-or-later
// The value of date: and mentions:, from text to days and back.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "searcher/query/ast.h"
#include "searcher/query/parser.h"

namespace defnews {

// Reads a kDate node of D, D..D, D.. or ..D, where D is 2023, 2023-01 or
// 2023-01-05, both ends included. `offset` is where `value` stands in the
// query.
std::variant<Node, QueryError> ParseDateValue(std::string_view value,
                                              size_t offset);

// The shortest text with the same days.
std::string DateValueText(const Node& date);

}  // namespace defnews

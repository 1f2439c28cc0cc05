// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of people as queries.
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// The words of `text` without what the query language would take for its own:
// quotes, brackets, operators, fields and signs. Distinct words beyond
// `max_words` are left out, as a query may not have more.
std::string QuestionText(std::string_view text, size_t max_words = 250);

}  // namespace defnews

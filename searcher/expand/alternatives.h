// SPDX-License-Identifier: GPL-3.0-or-later
// The nodes that stand for a text of the query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/expand/expansion.h"
#include "searcher/query/ast.h"

namespace defnews {

// Adds it unless its text is there.
void AddRelated(Related related, std::vector<Related>* all);

// Another wording of `terms` words, in the field of `typed`.
Node Wording(const Node& typed, std::string text, size_t terms,
             Analyzer* analyzer);

// The readings of `text` as a name, in the field of `typed`; none if it is no
// name.
std::vector<Node> NameReadings(const Node& typed, std::string_view text);

// What stands for a word or phrase of which parts are aliases or names: the
// same text with those parts in their other wordings.
std::vector<Node> InnerAlternatives(const Node& typed,
                                    const ExpandContext& context,
                                    std::vector<Related>* related, bool* cut);

}  // namespace defnews

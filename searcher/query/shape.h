// SPDX-License-Identifier: GPL-3.0-or-later
// Puts nodes together in the canonical form that ast.h describes.
#pragma once

#include <vector>

#include "searcher/query/ast.h"

namespace defnews {

// Whether the node only excludes: a kNot, or a kAnd of nothing else.
bool IsNegative(const Node& node);

// All of the parts, which are not empty: one part is itself, a kAnd among
// them is flattened, exclusions are moved to the end.
Node JoinAll(std::vector<Node> parts);

// Any of the parts, which are not empty: one part is itself, a kOr among them
// is flattened. Only a sole part may be negative.
Node JoinAny(std::vector<Node> parts);

// Any of the parts but those which only exclude; these exclude from the rest.
Node JoinAnyExcluding(std::vector<Node> parts);

}  // namespace defnews

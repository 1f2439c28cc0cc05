// SPDX-License-Identifier: GPL-3.0-or-later
// A query tree made ready for matching.
#pragma once

#include <string>
#include <vector>

#include "common/dates/published_date.h"
#include "searcher/match/pattern.h"
#include "searcher/match/text_matcher.h"
#include "searcher/match/vocabulary.h"
#include "searcher/query/ast.h"

namespace defnews {

struct MatcherNode {
  using Kind = Node::Kind;

  Kind kind = Kind::kAnd;
  Field field = Field::kAny;
  int distance = 0;
  int leaf = 0;                  // of the three kinds of leaf
  std::vector<Pattern> pattern;  // one, of the three kinds of leaf
  std::string source;            // of kSource
  DayRange days;                 // of kDate and kMentions
  std::vector<MatcherNode> children;
};

// Numbers the leaves from `*leaves` on.
MatcherNode Compile(const Node& node, const PrefixTerms& prefix_terms,
                    Analyzer* analyzer, Vocabulary* vocabulary, int* leaves);

// Whether a node for `wanted` looks at texts of `field`.
bool LooksAt(Field wanted, Field field);

// The places in one text, which comes from `field`, at which a node matches:
// of a leaf its own, of kOr those of its children, of kNear and kAdj those of
// the operands that meet; other kinds have none.
Places FindPlaces(const MatcherNode& node, const TextHits& hits, Field field);

}  // namespace defnews

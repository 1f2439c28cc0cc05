// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher_node.h"

#include <algorithm>

namespace defnews {
namespace {

using Kind = Node::Kind;

bool IsLeaf(Kind kind) {
  return kind == Kind::kWord || kind == Kind::kPhrase ||
         kind == Kind::kPrefix || kind == Kind::kName;
}

Places Union(const std::vector<MatcherNode>& nodes, const TextHits& hits,
             Field field) {
  Places all;
  for (const MatcherNode& node : nodes) {
    const Places places = FindPlaces(node, hits, field);
    all.insert(all.end(), places.begin(), places.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const Place& a, const Place& b) {
    return a.first < b.first;
  });
  return all;
}

Places Meeting(const MatcherNode& node, const TextHits& hits, Field field) {
  if (node.children.size() != 2) return {};
  const Places left = FindPlaces(node.children[0], hits, field);
  if (left.empty()) return {};
  const Places right = FindPlaces(node.children[1], hits, field);
  return MeetingPlaces(left, right, node.distance, node.kind == Kind::kAdj);
}

Places Adjoining(const MatcherNode& node, const TextHits& hits, Field field) {
  Places places = FindPlaces(node.children.front(), hits, field);
  for (size_t i = 1; i < node.children.size() && !places.empty(); ++i) {
    places = AdjoiningPlaces(places, FindPlaces(node.children[i], hits, field));
  }
  return places;
}

}  // namespace

MatcherNode Compile(const Node& node, const PrefixTerms& prefix_terms,
                    Analyzer* analyzer, Vocabulary* vocabulary, int* leaves) {
  MatcherNode made;
  made.kind = node.kind;
  made.field = node.field;
  made.distance = node.distance;
  if (IsLeaf(node.kind)) {
    made.leaf = (*leaves)++;
    std::vector<std::string> stems;
    if (node.kind == Kind::kPrefix && prefix_terms != nullptr) {
      stems = prefix_terms(node.text);
    }
    made.pattern.emplace_back(node, stems, analyzer, vocabulary);
  } else if (node.kind == Kind::kSource) {
    made.source = node.text;
  } else if (node.kind == Kind::kDate || node.kind == Kind::kMentions) {
    made.days = {node.first.value_or(absl::CivilDay::min()),
                 node.last.value_or(absl::CivilDay::max())};
  }
  // What stands for a leaf counts as that leaf.
  const int first = *leaves;
  for (const Node& child : node.children) {
    int same = first;
    const bool stands_for_another =
        node.kind == Kind::kSequence ||
        (node.kind == Kind::kExpanded && &child != &node.children.front());
    made.children.push_back(Compile(child, prefix_terms, analyzer, vocabulary,
                                    stands_for_another ? &same : leaves));
  }
  if (node.kind == Kind::kSequence) *leaves = first + 1;
  return made;
}

bool LooksAt(Field wanted, Field field) {
  return wanted == Field::kAny || wanted == Field::kPerson || wanted == field;
}

Places FindPlaces(const MatcherNode& node, const TextHits& hits, Field field) {
  switch (node.kind) {
    case Kind::kWord:
    case Kind::kPhrase:
    case Kind::kPrefix:
    case Kind::kName:
      if (!LooksAt(node.field, field)) return {};
      return node.pattern.front().Find(hits, node.leaf);
    case Kind::kOr:
    case Kind::kExpanded:
      return Union(node.children, hits, field);
    case Kind::kNear:
    case Kind::kAdj:
      if (!LooksAt(node.field, field)) return {};
      return Meeting(node, hits, field);
    case Kind::kSequence:
      return Adjoining(node, hits, field);
    case Kind::kAnd:
    case Kind::kNot:
    case Kind::kSource:
    case Kind::kDate:
    case Kind::kMentions:
      return {};
  }
  return {};
}

}  // namespace defnews

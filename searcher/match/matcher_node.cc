// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/matcher_node.h"

#include <algorithm>

namespace defnews {
namespace {

using Kind = Node::Kind;

bool IsLeaf(Kind kind) {
  return kind == Kind::kWord || kind == Kind::kPhrase || kind == Kind::kPrefix;
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
  } else if (node.kind == Kind::kDate) {
    made.days = {node.first.value_or(absl::CivilDay::min()),
                 node.last.value_or(absl::CivilDay::max())};
  }
  for (const Node& child : node.children) {
    made.children.push_back(
        Compile(child, prefix_terms, analyzer, vocabulary, leaves));
  }
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
      if (!LooksAt(node.field, field)) return {};
      return node.pattern.front().Find(hits, node.leaf);
    case Kind::kOr:
      return Union(node.children, hits, field);
    case Kind::kNear:
    case Kind::kAdj:
      if (!LooksAt(node.field, field)) return {};
      return Meeting(node, hits, field);
    case Kind::kAnd:
    case Kind::kNot:
    case Kind::kSource:
    case Kind::kDate:
      return {};
  }
  return {};
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/shape.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace defnews {
namespace {

Node Join(Node::Kind kind, std::vector<Node> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Node joined;
  joined.kind = kind;
  joined.begin = parts.front().begin;
  joined.end = parts.front().end;
  for (Node& part : parts) {
    joined.begin = std::min(joined.begin, part.begin);
    joined.end = std::max(joined.end, part.end);
    if (part.kind == kind) {
      std::move(part.children.begin(), part.children.end(),
                std::back_inserter(joined.children));
    } else {
      joined.children.push_back(std::move(part));
    }
  }
  return joined;
}

}  // namespace

bool IsNegative(const Node& node) {
  if (node.kind == Node::Kind::kAnd) return IsNegative(node.children.front());
  return node.kind == Node::Kind::kNot;
}

Node JoinAll(std::vector<Node> parts) {
  Node all = Join(Node::Kind::kAnd, std::move(parts));
  if (all.kind == Node::Kind::kAnd) {
    std::stable_partition(all.children.begin(), all.children.end(),
                          [](const Node& child) { return !IsNegative(child); });
  }
  return all;
}

Node JoinAny(std::vector<Node> parts) {
  return Join(Node::Kind::kOr, std::move(parts));
}

Node JoinAnyExcluding(std::vector<Node> parts) {
  const auto negative =
      std::stable_partition(parts.begin(), parts.end(),
                            [](const Node& part) { return !IsNegative(part); });
  std::vector<Node> all;
  if (negative != parts.begin()) {
    all.push_back(JoinAny({std::make_move_iterator(parts.begin()),
                           std::make_move_iterator(negative)}));
  }
  std::move(negative, parts.end(), std::back_inserter(all));
  return JoinAll(std::move(all));
}

}  // namespace defnews

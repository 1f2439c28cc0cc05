// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/expansion.h"

#include <algorithm>
#include <utility>

#include "searcher/expand/word_group.h"

namespace defnews {
namespace {

using Kind = Node::Kind;

// Matching many alternatives costs their number squared.
constexpr size_t kMaxAlternatives = 400;

bool IsText(const Node& node) {
  return (node.kind == Kind::kWord || node.kind == Kind::kPhrase) &&
         !node.exact;
}

class Expander {
 public:
  explicit Expander(const ExpandContext& context) : context_(context) {}

  Node Expanded(const Node& node) {
    switch (node.kind) {
      case Kind::kWord:
      case Kind::kPhrase:
        return IsText(node) ? Group({node}, Kind::kAnd).front() : node;
      case Kind::kAnd:
        return Beside(node, true);
      case Kind::kOr:
        return Beside(node, context_.any);
      case Kind::kNear:
      case Kind::kAdj:
        return Beside(node, false);
      default:
        return node;  // also kNot
    }
  }

  Expansion Take(Node root) {
    return {std::move(root), std::move(related_), cut_};
  }

 private:
  // With `groups`, words of one field side by side are read together.
  Node Beside(const Node& node, bool groups) {
    Node out = node;
    out.children.clear();
    for (size_t at = 0; at < node.children.size();) {
      size_t end = at + 1;
      while (groups && end < node.children.size() &&
             BelongTogether(node.children[at], node.children[end])) {
        ++end;
      }
      if (end == at + 1) {
        out.children.push_back(Expanded(node.children[at]));
      } else {
        const std::vector<Node> words(
            node.children.begin() + static_cast<std::ptrdiff_t>(at),
            node.children.begin() + static_cast<std::ptrdiff_t>(end));
        for (Node& part : Group(words, node.kind)) {
          out.children.push_back(std::move(part));
        }
      }
      at = end;
    }
    if (out.children.size() > 1 || node.kind == Kind::kNear ||
        node.kind == Kind::kAdj) {
      return out;
    }
    return std::move(out.children.front());
  }

  static bool BelongTogether(const Node& a, const Node& b) {
    return a.kind == Kind::kWord && b.kind == Kind::kWord && IsText(a) &&
           IsText(b) && a.field == b.field && a.field != Field::kPerson;
  }

  // `joined` is how the words stand together, kAnd or kOr.
  std::vector<Node> Group(const std::vector<Node>& words, Kind joined) {
    WordGroup group(words, joined, context_);
    std::vector<Node> parts;
    while (!group.done()) {
      Node part = group.Next(kMaxAlternatives - count_, &related_, &cut_);
      if (part.kind == Kind::kExpanded) count_ += part.children.size() - 1;
      parts.push_back(std::move(part));
    }
    return parts;
  }

  const ExpandContext& context_;
  size_t count_ = 0;
  bool cut_ = false;
  std::vector<Related> related_;
};

}  // namespace

Expansion Expand(const Node& root, const ExpandContext& context) {
  Expander expander(context);
  Node expanded = expander.Expanded(root);
  return expander.Take(std::move(expanded));
}

}  // namespace defnews

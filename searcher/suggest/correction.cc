// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/correction.h"

#include <algorithm>

namespace defnews {
namespace {

using Kind = Node::Kind;

// For a const tree and for a copy that is being changed.
template <typename NodeType>
void Collect(NodeType& node, std::vector<NodeType*>* leaves) {
  if (node.kind == Kind::kNot) return;
  if (node.kind == Kind::kWord || node.kind == Kind::kPhrase ||
      node.kind == Kind::kSource) {
    leaves->push_back(&node);
  }
  for (NodeType& child : node.children) Collect(child, leaves);
}

// `choice[i]` is the number of the word taken for `corrections[i]`.
Candidate Apply(const Node& root, const std::vector<Correction>& corrections,
                const std::vector<size_t>& choice) {
  Node copy = root;
  std::vector<Node*> leaves;
  Collect(copy, &leaves);
  Candidate candidate;
  // From the last to the first, so that earlier places keep their offsets.
  for (size_t i = corrections.size(); i-- > 0;) {
    const Correction& correction = corrections[i];
    if (correction.words.empty()) continue;
    std::string& text = leaves[correction.leaf]->text;
    const std::string& word = correction.words[choice[i]];
    const LetterRun& run = correction.run;
    const std::string reason =
        text.substr(run.begin, run.end - run.begin) + " -> " + word;
    candidate.reason =
        reason + (candidate.reason.empty() ? "" : ", " + candidate.reason);
    text = ReplaceRun(text, run, word);
  }
  candidate.query = ToText(copy);
  return candidate;
}

}  // namespace

std::vector<const Node*> CorrectableLeaves(const Node& root) {
  std::vector<const Node*> leaves;
  Collect(root, &leaves);
  return leaves;
}

std::vector<Candidate> CorrectedQueries(
    const Node& root, const std::vector<Correction>& corrections, size_t most) {
  std::vector<Candidate> candidates;
  size_t deepest = 0;
  for (const Correction& correction : corrections) {
    deepest = std::max(deepest, correction.words.size());
  }
  if (deepest == 0 || most == 0) return candidates;
  const std::vector<size_t> best(corrections.size(), 0);
  candidates.push_back(Apply(root, corrections, best));
  for (size_t next = 1; next < deepest; ++next) {
    for (size_t i = 0; i < corrections.size(); ++i) {
      if (candidates.size() >= most) return candidates;
      if (next >= corrections[i].words.size()) continue;
      std::vector<size_t> choice = best;
      choice[i] = next;
      candidates.push_back(Apply(root, corrections, choice));
    }
  }
  return candidates;
}

}  // namespace defnews

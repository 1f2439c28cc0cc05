// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/proximity.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/compile/leaf_queries.h"
#include "searcher/compile/stop_words.h"

namespace defnews {
namespace {

constexpr size_t kNear = 8;  // positions
constexpr size_t kMaxPairs = 8;
constexpr double kPairWeight = 0.07;

using Pair = std::pair<std::string, std::string>;

// The pairs of scoring words side by side, in the order of the query. What
// stands in one word or phrase is near in every match, unless it is a compound
// among alternatives.
class PairFinder {
 public:
  PairFinder(bool long_query, Analyzer* analyzer)
      : long_query_(long_query), analyzer_(analyzer) {}

  void Visit(const Node& node, bool among_alternatives) {
    switch (node.kind) {
      case Node::Kind::kWord:
      case Node::Kind::kPhrase:
        return AddText(node, among_alternatives);
      case Node::Kind::kAnd:
      case Node::Kind::kOr:
        for (const Node& child : node.children) {
          Visit(child, node.kind == Node::Kind::kOr);
        }
        return;
      case Node::Kind::kExpanded:
        return Visit(node.children.front(), among_alternatives);
      default:
        last_.clear();
    }
  }

  std::vector<Pair> Take() { return std::move(pairs_); }

 private:
  void AddText(const Node& node, bool among_alternatives) {
    if (node.exact || node.field == Field::kPerson) return last_.clear();
    const std::string prefix(FieldPrefix(node.field));
    bool inside = false;
    for (const QueryTerms::Term& term :
         analyzer_->AnalyzeQuery(node.text, false).sequence) {
      const bool word = node.kind == Node::Kind::kWord;
      if (word && IsStopWord(term.word, long_query_)) continue;
      const bool apart =
          word && among_alternatives && (term.flags & kSyllables) == 0;
      Add(prefix + term.term, inside && !apart);
      inside = true;
    }
  }

  void Add(std::string term, bool glued) {
    if (!glued && !last_.empty() && last_ != term) {
      pairs_.emplace_back(last_, term);
    }
    last_ = std::move(term);
  }

  bool long_query_;
  Analyzer* analyzer_;
  std::string last_;
  std::vector<Pair> pairs_;
};

}  // namespace

IndexQuery ProximityEvidence(const Node& root, bool long_query, Engine* engine,
                             Analyzer* analyzer) {
  PairFinder finder(long_query, analyzer);
  finder.Visit(root, false);
  std::set<Pair> seen;
  std::vector<std::pair<size_t, Pair>> found;
  for (Pair& pair : finder.Take()) {
    if (!seen.insert(pair).second) continue;
    const size_t rarer = std::min(engine->Count(IndexQuery::Term(pair.first)),
                                  engine->Count(IndexQuery::Term(pair.second)));
    if (rarer > 0) found.emplace_back(rarer, std::move(pair));
  }
  std::stable_sort(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.first < b.first; });
  if (found.size() > kMaxPairs) found.resize(kMaxPairs);
  std::vector<IndexQuery> near;
  for (const auto& [rarer, pair] : found) {
    near.push_back(Near({pair.first, pair.second}, kNear));
  }
  if (near.empty()) return {};
  return Scaled(AnyOf(std::move(near)), kPairWeight);
}

}  // namespace defnews

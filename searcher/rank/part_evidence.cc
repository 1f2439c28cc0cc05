// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/part_evidence.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace defnews {
namespace {

bool HasDigit(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<IndexQuery> PartEvidence(
    const QueryTerms& terms, const std::string& prefix,
    const std::function<bool(const std::string&)>& is_stop) {
  if (terms.sequence.size() < 2) return std::nullopt;
  std::vector<IndexQuery> parts;
  for (const QueryTerms::Term& term : terms.sequence) {
    // Neither a pair of syllables nor the 52 of B-52 says anything alone.
    if ((term.flags & kSyllables) != 0 || HasDigit(term.word)) {
      return std::nullopt;
    }
    if (!is_stop(term.word))
      parts.push_back(IndexQuery::Term(prefix + term.term));
  }
  if (parts.empty()) return std::nullopt;
  for (const std::string& joined : terms.alternatives) {
    parts.push_back(Scaled(IndexQuery::Term(prefix + joined), kJoinedWeight));
  }
  return AnyOf(std::move(parts));
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/aliases/meeting.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "common/text/analyzer.h"

namespace defnews {
namespace {

using Terms = std::vector<std::string>;

// What one run may be replaced by: sequences of terms.
std::vector<Terms> Ways(Analyzer* analyzer, std::string_view text) {
  const QueryTerms query = analyzer->AnalyzeQuery(text, false);
  std::vector<Terms> ways(1);
  for (const auto& term : query.sequence) ways[0].push_back(term.term);
  for (const std::string& whole : query.alternatives) ways.push_back({whole});
  return ways;
}

bool StandsIn(const std::vector<std::set<std::string>>& text,
              const Terms& terms) {
  for (size_t at = 0; at + terms.size() <= text.size(); ++at) {
    size_t i = 0;
    while (i < terms.size() && text[at + i].contains(terms[i])) ++i;
    if (i == terms.size()) return true;
  }
  return false;
}

}  // namespace

bool Meets(const Thesaurus& thesaurus, std::string_view query,
           std::string_view text) {
  Analyzer analyzer;
  std::vector<Occurrence> occurrences;
  std::vector<std::set<std::string>> positions(
      analyzer.Analyze(text, 0, &occurrences));
  for (const Occurrence& occurrence : occurrences) {
    positions[occurrence.position].emplace(analyzer.term(occurrence.term));
  }
  for (const Terms& way : Ways(&analyzer, query)) {
    if (StandsIn(positions, way)) return true;
  }
  const QueryTerms typed = analyzer.AnalyzeQuery(query, false);
  std::vector<Terms> phrases = {{}};
  for (size_t at = 0; at < typed.sequence.size();) {
    const auto match = thesaurus.Find(typed.sequence, at);
    const size_t length = match ? match->length : 1;
    std::vector<Terms> ways(1);
    for (size_t i = 0; i < length; ++i) {
      ways[0].push_back(typed.sequence[at + i].term);
    }
    if (match) {
      for (const std::string& form : match->forms) {
        const std::vector<Terms> more = Ways(&analyzer, form);
        ways.insert(ways.end(), more.begin(), more.end());
      }
    }
    std::vector<Terms> longer;
    for (const Terms& phrase : phrases) {
      for (const Terms& way : ways) {
        longer.push_back(phrase);
        longer.back().insert(longer.back().end(), way.begin(), way.end());
      }
    }
    phrases = std::move(longer);
    at += length;
  }
  return std::any_of(phrases.begin(), phrases.end(), [&](const Terms& phrase) {
    return StandsIn(positions, phrase);
  });
}

}  // namespace defnews

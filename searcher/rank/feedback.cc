// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/feedback.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "searcher/compile/stop_words.h"
#include "searcher/execute/read_article.h"

namespace defnews {
namespace {

constexpr size_t kTerms = 40;
constexpr double kStrength = 0.3;
// A term in more than one article of ten says nothing.
constexpr size_t kMostOften = 10;

using Share = std::pair<double, std::string>;
using Counts = std::unordered_map<std::string, double>;

// Plain terms of words; prefixes are capitals, see schema.h.
bool Telling(std::string_view term) {
  const char first = term.front();
  if (first >= 'A' && first <= 'Z') return false;
  if (IsStopWord(term, true)) return false;
  return !std::all_of(term.begin(), term.end(),
                      [](char c) { return c >= '0' && c <= '9'; });
}

// Adds the terms of a text, as often as the index counts them; returns the sum.
double AddTerms(std::string_view text, uint32_t lead, uint32_t lead_weight,
                uint32_t weight, Analyzer* analyzer, Counts* counts) {
  std::vector<Occurrence> occurrences;
  analyzer->Analyze(text, 0, &occurrences);
  double length = 0;
  for (const Occurrence& occurrence : occurrences) {
    const double count = occurrence.position < lead ? lead_weight : weight;
    length += count;
    (*counts)[std::string(analyzer->term(occurrence.term))] += count;
  }
  return length;
}

absl::StatusOr<Counts> SharesOf(const std::vector<Match>& best, Engine* engine,
                                Analyzer* analyzer) {
  double sum = 0;
  for (const Match& match : best) sum += match.weight;
  Counts shares;
  if (sum <= 0) return shares;
  for (const Match& match : best) {
    ASSIGN_OR_RETURN(const Article article,
                     ReadArticle(engine, match.scored()));
    Counts counts;
    const double length =
        AddTerms(article.title, 0, 0, schema::kTitleWdf, analyzer, &counts) +
        AddTerms(article.body, schema::kLeadWords, schema::kLeadWdf,
                 schema::kBodyWdf, analyzer, &counts);
    for (const auto& [term, count] : counts) {
      if (Telling(term)) shares[term] += match.weight / sum * count / length;
    }
  }
  return shares;
}

}  // namespace

absl::StatusOr<IndexQuery> FeedbackEvidence(const std::vector<Match>& best,
                                            size_t words, size_t articles,
                                            Engine* engine,
                                            Analyzer* analyzer) {
  ASSIGN_OR_RETURN(const Counts shares, SharesOf(best, engine, analyzer));
  std::vector<Share> ordered;
  for (const auto& [term, share] : shares) ordered.emplace_back(share, term);
  std::sort(ordered.begin(), ordered.end(), [](const Share& a, const Share& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<Share> chosen;
  double sum = 0;
  for (Share& share : ordered) {
    if (chosen.size() == kTerms) break;
    const size_t frequency = engine->Count(IndexQuery::Term(share.second));
    if (frequency > articles / kMostOften) continue;
    sum += share.first;
    chosen.push_back(std::move(share));
  }
  std::vector<IndexQuery> terms;
  for (const auto& [share, term] : chosen) {
    terms.push_back(
        Scaled(IndexQuery::Term(term),
               kStrength * share / sum * static_cast<double>(words)));
  }
  return AnyOf(std::move(terms));
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/answer.h"

#include "searcher/cli/json_output.h"
#include "searcher/cli/plain_output.h"
#include "searcher/cli/tally_output.h"

namespace defnews {
namespace {

std::string JsonAnswer(std::string_view query, const SearchResults& results,
                       const SearchCliOptions& options) {
  const bool explain = options.search.explain;
  std::string text = JsonQuery(query, results, explain, options.like);
  if (options.count) return text;
  for (const Hit& hit : results.hits) text += JsonHit(hit, explain);
  return text + JsonTallies(results, options.search);
}

}  // namespace

std::string AnswerText(std::string_view query, const SearchResults& results,
                       const SearchCliOptions& options,
                       const HitTemplate* hit_template, bool color) {
  if (options.json) return JsonAnswer(query, results, options);
  if (options.count) {
    return PlainExplanation(results) + std::to_string(results.total) + '\n';
  }
  std::string text;
  if (hit_template != nullptr) {
    for (const Hit& hit : results.hits) text += hit_template->Fill(hit);
    return text;
  }
  if (IsTally(options) && !options.csv) {
    return PlainExplanation(results) + PlainTallies(results, options.search);
  }
  if (IsTally(options)) return CsvTallies(results, options.search);
  if (options.csv) {
    text = CsvHeader();
    for (const Hit& hit : results.hits) text += CsvRow(hit);
    return text;
  }
  return PlainHits(results, color);
}

bool IsTally(const SearchCliOptions& options) {
  return !options.search.facets.empty() ||
         options.search.timeline != Timeline::kNone;
}

bool IsForPeople(const SearchCliOptions& options) {
  return !options.json && !options.csv && !options.count &&
         options.format.empty();
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/suggest.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "common/text/char_class.h"
#include "searcher/execute/execution.h"
#include "searcher/query/parser.h"
#include "searcher/suggest/source_names.h"
#include "searcher/suggest/spelling.h"

namespace defnews {
namespace {

// Queries that are asked for one that found nothing.
constexpr size_t kMostAsked = 12;

bool HasQuery(const std::vector<Candidate>& candidates,
              std::string_view query) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [query](const auto& one) { return one.query == query; });
}

// The candidates in the order in which they are to be tried, each once.
std::vector<Candidate> InTurn(
    std::string_view asked,
    const std::vector<std::vector<Candidate>>& sources) {
  std::vector<Candidate> all;
  size_t longest = 0;
  for (const auto& source : sources) longest = std::max(longest, source.size());
  for (size_t i = 0; i < longest; ++i) {
    for (const auto& source : sources) {
      if (i >= source.size() || source[i].query == asked) continue;
      if (!HasQuery(all, source[i].query)) all.push_back(source[i]);
    }
  }
  return all;
}

// "no article is of the source \"yonap\"; did you mean yonhap?"
std::string UnknownSource(Engine* engine, const std::string& name) {
  std::string note = "no article is of the source \"" + name + "\"";
  const std::vector<std::string> nearest = NearestSources(engine, name);
  for (size_t i = 0; i < nearest.size(); ++i) {
    note += (i == 0 ? "; did you mean " : " or ") + nearest[i];
  }
  return note + (nearest.empty() ? "" : "?");
}

void NoteUnknownSources(const SearchOptions& options, Engine* engine,
                        SearchResults* results) {
  for (std::string name : options.sources) {
    std::transform(name.begin(), name.end(), name.begin(), ToLower);
    if (HasSource(engine, name)) continue;
    results->notes.push_back(UnknownSource(engine, name));
  }
}

// Asks with the options of the query that found nothing.
Ask AskIndex(const SearchOptions& options, OpenIndex* index,
             Analyzer* analyzer) {
  SearchOptions counting = options;
  counting.limit = 1;
  counting.offset = 0;
  counting.snippets = counting.explain = counting.suggest = false;
  return [counting, index, analyzer](std::string_view query) {
    const std::variant<ParsedQuery, QueryError> parsed = ParseQuery(query, {});
    const auto* good = std::get_if<ParsedQuery>(&parsed);
    if (good == nullptr) return false;  // longer than a query may be
    const absl::StatusOr<SearchResults> found =
        Execute(good->root, counting, index, analyzer);
    return found.ok() && found->total > 0;
  };
}

}  // namespace

std::vector<Candidate> MergeCandidates(
    std::string_view asked, const std::vector<std::vector<Candidate>>& sources,
    const Ask& ask) {
  std::vector<Candidate> good;
  std::vector<Candidate> all = InTurn(asked, sources);
  if (all.size() > kMostAsked) all.resize(kMostAsked);
  for (Candidate& candidate : all) {
    if (good.size() == kMostSuggestions) break;
    if (ask(candidate.query)) good.push_back(std::move(candidate));
  }
  return good;
}

std::vector<Candidate> RelatedCandidates(std::string_view text,
                                         const std::vector<Related>& related) {
  std::vector<Candidate> candidates;
  for (const Related& near : related) {
    if (near.begin >= near.end || near.end > text.size()) continue;
    std::string wording = '"' + near.text + '"';
    if (near.field != Field::kAny) {
      wording = std::string(FieldName(near.field)) + ':' + wording;
    }
    const std::string_view typed =
        text.substr(near.begin, near.end - near.begin);
    candidates.push_back({std::string(text.substr(0, near.begin)) + wording +
                              std::string(text.substr(near.end)),
                          "related to " + std::string(typed)});
  }
  return candidates;
}

void AddSuggestions(const Node& root, const SearchOptions& options,
                    std::vector<Candidate> related, OpenIndex* index,
                    Analyzer* analyzer, SearchResults* results) {
  if (index->All().empty()) return;
  Engine* engine = index->whole();
  NoteUnknownSources(options, engine, results);
  const std::vector<std::vector<Candidate>> candidates = {
      SpellingCandidates(root, engine, index->served(), analyzer),
      std::move(related)};
  for (Candidate& good : MergeCandidates(ToText(root), candidates,
                                         AskIndex(options, index, analyzer))) {
    if (options.explain) {
      results->explanation.push_back("suggested: " + good.query + " (" +
                                     good.reason + ")");
    }
    results->suggestions.push_back(std::move(good.query));
  }
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/evidence.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/status/status_macros.h"
#include "searcher/compile/date_options.h"
#include "searcher/rank/feedback.h"
#include "searcher/rank/recency.h"

namespace defnews {
namespace {

void Add(const std::string& name, IndexQuery evidence, Request* request) {
  if (evidence.op == IndexQuery::Op::kNothing) return;
  request->compiled.leaves.emplace_back(name, evidence);
  request->query = WithMaybe(std::move(request->query), std::move(evidence));
}

}  // namespace

absl::Status AddEvidence(const RequestContext& context, Request* request) {
  const SearchOptions& options = context.options;
  const size_t words = request->compiled.words;
  const bool feedback = options.feedback && words >= kFeedbackWords;
  const bool recent = options.recent && context.index->bounds();
  if (request->engine == nullptr || (!feedback && !recent) ||
      options.sort != SortOrder::kRelevance) {
    return absl::OkStatus();
  }
  Engine* engine = request->engine.get();
  const std::vector<Match> best =
      engine->Find(request->query, {.limit = kFeedbackArticles}).matches;
  if (best.empty()) return absl::OkStatus();
  if (feedback) {
    ASSIGN_OR_RETURN(
        IndexQuery common,
        FeedbackEvidence(best, words, context.index->manifest().articles(),
                         engine, context.analyzer));
    Add("words of the best matches", std::move(common), request);
  }
  if (recent) {
    const DayRange& dated = *context.index->bounds();
    Add("recent",
        RecencyEvidence(dated, std::min(dated.last, Today(options.now)),
                        kRecentShare * best.front().weight),
        request);
  }
  return absl::OkStatus();
}

}  // namespace defnews

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

bool FeedsBack(const RequestContext& context, const Request& request) {
  return context.options.feedback && request.compiled.words >= kFeedbackWords;
}

bool IsRecent(const RequestContext& context) {
  return context.options.recent && context.index->bounds().has_value();
}

}  // namespace

bool WantsEvidence(const RequestContext& context, const Request& request) {
  return request.engine != nullptr &&
         context.options.sort == SortOrder::kRelevance &&
         (FeedsBack(context, request) || IsRecent(context));
}

absl::Status AddEvidence(const RequestContext& context,
                         const std::vector<Match>& best, Request* request) {
  if (best.empty()) return absl::OkStatus();
  Engine* engine = request->engine.get();
  if (FeedsBack(context, *request)) {
    ASSIGN_OR_RETURN(IndexQuery common,
                     FeedbackEvidence(best, request->compiled.words,
                                      context.index->manifest().articles(),
                                      engine, context.analyzer));
    Add("words of the best matches", std::move(common), request);
  }
  if (IsRecent(context)) {
    const DayRange& dated = *context.index->bounds();
    Add("recent",
        RecencyEvidence(dated, std::min(dated.last, Today(context.options.now)),
                        kRecentShare * best.front().weight),
        request);
  }
  return absl::OkStatus();
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/ask_news.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/status/status_macros.h"
#include "searcher/compile/date_options.h"
#include "searcher/compile/prefix_expansion.h"
#include "searcher/compile/query_compiler.h"
#include "searcher/execute/request.h"
#include "searcher/expand/expansion.h"
#include "searcher/match/text_matcher.h"

namespace defnews {

NewsAsker::NewsAsker(const std::vector<NewsItem>* news,
                     const Thesaurus* thesaurus, Analyzer* analyzer,
                     OpenIndex* index)
    : news_(news), thesaurus_(thesaurus), analyzer_(analyzer), index_(index) {
  std::vector<size_t> partitions;
  for (const NewsItem& item : *news) {
    documents_.push_back(item.document);
    if (partitions.empty() || partitions.back() != item.document.partition) {
      partitions.push_back(item.document.partition);
    }
  }
  if (!partitions.empty()) engine_ = index->NewEngine(partitions);
}

absl::StatusOr<std::vector<Story>> NewsAsker::Ask(const SavedSearch& search) {
  if (engine_ == nullptr) return std::vector<Story>();
  ASSIGN_OR_RETURN(const std::vector<const NewsItem*> matching,
                   Matching(search));
  return Stories(matching);
}

absl::StatusOr<std::vector<const NewsItem*>> NewsAsker::Matching(
    const SavedSearch& search) {
  analyzer_->ForgetIfLarge();
  const SearchOptions& options = search.options;
  Node root = search.root;
  if (options.expand && !options.exact) {
    root = Expand(search.root, {analyzer_, thesaurus_, options.any}).root;
  }
  ASSIGN_OR_RETURN(const Interval interval, IntervalOfOptions(options));
  const DayRange no_days{absl::CivilDay(1, 1, 1), absl::CivilDay(1, 1, 1)};
  ASSIGN_OR_RETURN(const CompiledQuery compiled,
                   CompileQuery(root, {engine_.get(), analyzer_,
                                       index_->bounds().value_or(no_days)}));
  const IndexQuery nothing;
  const RequestContext context{root,    options, interval,
                               nothing, index_,  analyzer_};
  const Found found = engine_->Find(
      WithFilters(compiled.query, context, UndatedMode(options, interval)),
      {.unordered = true, .among = &documents_});
  RETURN_IF_ERROR(engine_->status());
  std::vector<const NewsItem*> matching;
  for (const Match& match : found.matches) {
    const auto at =
        std::lower_bound(documents_.begin(), documents_.end(), match.document);
    matching.push_back(&(*news_)[static_cast<size_t>(at - documents_.begin())]);
  }
  if (compiled.exact || matching.empty()) return matching;
  TextMatcher matcher(root, analyzer_, [this](std::string_view text) {
    absl::StatusOr<std::vector<std::string>> terms =
        ExpandPrefix(engine_.get(), FoldPrefix(text), analyzer_);
    return terms.ok() ? *std::move(terms) : std::vector<std::string>();
  });
  std::erase_if(matching, [&matcher](const NewsItem* item) {
    return !matcher.Matches(item->article);
  });
  return matching;
}

std::vector<Story> NewsAsker::Stories(
    const std::vector<const NewsItem*>& matching) const {
  std::map<std::string_view, Story> groups;
  for (const NewsItem* item : matching) {
    if (item->old_story && !item->leads) continue;
    Story& story = groups[item->group];
    if (story.item != nullptr) ++story.copies;
    story.changed = story.changed || item->changed || item->old_story;
    if (story.item == nullptr || (item->leads && !story.item->leads) ||
        (item->leads == story.item->leads && item->order < story.item->order)) {
      story.item = item;
    }
  }
  std::vector<Story> stories;
  for (const auto& [group, story] : groups) stories.push_back(story);
  std::sort(stories.begin(), stories.end(), [](const Story& a, const Story& b) {
    return a.item->order < b.item->order;
  });
  return stories;
}

}  // namespace defnews

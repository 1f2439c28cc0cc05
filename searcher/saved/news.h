// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of an index that are new to the reports, or have another text
// than the reports knew.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "searcher/partitions/open_index.h"
#include "searcher/saved/saved_state.h"

namespace defnews {

struct NewsItem {
  DocumentRef document;
  Article article;
  uint64_t text = 0;  // ReadersHash()
  bool changed = false;
  // Its group of copies. A group some of whose members are not news is an old
  // story: a later copy of it is nothing to report, one that has become its
  // lead is a change.
  std::string group;
  bool leads = true;
  bool old_story = false;
  std::string order;  // the newest first
  // The first paragraph of the article, or its first sentences.
  std::string summary;
};

// The differences between what `state` has seen and what is in service; asked
// of the lists of changes where they lead from the one to the other, otherwise
// of every article. May throw what Xapian throws.
absl::StatusOr<std::vector<NewsItem>> FindNews(const SavedState& state,
                                               OpenIndex* index);

// The same of these articles alone, whatever `state` has seen; those that are
// not in service any more are left out.
absl::StatusOr<std::vector<NewsItem>> ReadNews(
    const std::vector<PastNews>& past, OpenIndex* index);

// Fills in what is asked of each, once all are there. Sorts by document.
absl::Status JudgeNews(std::vector<NewsItem>* news, OpenIndex* index);

// Adds every article in service to what was seen.
absl::Status SeeAll(OpenIndex* index, KnownArticles* known);

}  // namespace defnews

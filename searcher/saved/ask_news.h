// SPDX-License-Identifier: GPL-3.0-or-later
// Asks saved searches of the news alone: of the partitions that hold it, which
// are the small live ones, and there of its documents. The rest of the index is
// not looked at.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/aliases/thesaurus.h"
#include "common/text/analyzer.h"
#include "searcher/engine/engine.h"
#include "searcher/partitions/open_index.h"
#include "searcher/saved/news.h"
#include "searcher/saved/saved_search.h"

namespace defnews {

// A story that a search found.
struct Story {
  const NewsItem* item = nullptr;
  bool changed = false;
  size_t copies = 0;  // others of its group among the news that match too
};

// For one thread.
class NewsAsker {
 public:
  // All must outlive it; `news` was judged, see JudgeNews().
  NewsAsker(const std::vector<NewsItem>* news, const Thesaurus* thesaurus,
            Analyzer* analyzer, OpenIndex* index);

  // The stories that match, a group of copies once, the newest first.
  // InvalidArgument or ResourceExhausted for what cannot be asked. May throw
  // what Xapian throws.
  absl::StatusOr<std::vector<Story>> Ask(const SavedSearch& search);

 private:
  absl::StatusOr<std::vector<const NewsItem*>> Matching(
      const SavedSearch& search);
  std::vector<Story> Stories(
      const std::vector<const NewsItem*>& matching) const;

  const std::vector<NewsItem>* news_;
  const Thesaurus* thesaurus_;
  Analyzer* analyzer_;
  OpenIndex* index_;
  std::vector<DocumentRef> documents_;
  std::unique_ptr<Engine> engine_;  // none without news
};

}  // namespace defnews

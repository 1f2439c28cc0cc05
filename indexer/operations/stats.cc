// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>
#include <string>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/operations.h"
#include "indexer/partitions/document_builder.h"
#include "indexer/partitions/periods.h"

namespace defnews {

absl::StatusOr<IndexStats> ComputeStats(const std::string& index) {
  IndexStats stats;
  ASSIGN_OR_RETURN(stats.manifest, CurrentManifest(index));
  for (const Partition& partition : stats.manifest.partitions) {
    stats.hidden += partition.hidden.size();
  }
  StoredArticles stored(index, stats.manifest);
  std::set<std::string> groups;
  Article article;
  while (stored.Next(&article)) {
    // All members but the founder bear a key that is not their own; documents
    // of schema 1 bear none.
    const std::string& group = stored.copy_state().group;
    if (!group.empty() && group != schema::GroupKey(article.id)) {
      ++stats.copies;
      groups.insert(group);
    }
    ++stats.by_source[article.source];
    ++stats.by_lang[article.lang];
    stats.text_bytes += TextBytes(article);
    const PublishedDate date = DateOf(article);
    if (date.dated()) {
      ++stats.by_year[YearPeriod(date)];
    } else {
      ++stats.undated;
    }
  }
  RETURN_IF_ERROR(stored.status());
  stats.groups = groups.size();
  return stats;
}

}  // namespace defnews

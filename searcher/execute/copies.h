// SPDX-License-Identifier: GPL-3.0-or-later
// Matches as groups of copies. A group is represented by its lead if that
// matches, else by the best of its copies that do; it stands where that one
// stands in the order, so that a list is sorted by what it shows.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "defnews/searcher.h"
#include "searcher/partitions/open_index.h"

namespace defnews {

struct Match {
  Xapian::docid docid = 0;
  double weight = 0;
  size_t copies = 0;  // of its group, that match too
};

struct MatchPage {
  std::vector<Match> matches;
  size_t total = 0;      // groups
  size_t total_all = 0;  // articles
};

// A query that the index answers exactly.
struct GroupedQuery {
  const Xapian::Database& database;
  const Xapian::Query& query;
  std::function<Xapian::Enquire()> ordered;  // with weights and order set
  SortOrder sort = SortOrder::kRelevance;
};

// The functions below may throw what Xapian throws. `limit` 0 is no limit.
MatchPage GroupedPage(const GroupedQuery& query, size_t offset, size_t limit);
size_t CountGroups(const GroupedQuery& query);

// The same from all the matches of a query, in order.
MatchPage GroupedPage(const Xapian::Database& database,
                      const std::vector<Match>& all, size_t offset,
                      size_t limit);

// How many documents match.
size_t CountMatches(const Xapian::Database& database,
                    const Xapian::Query& query);

// The part of `all` that a page shows.
std::vector<Match> PageOf(const std::vector<Match>& all, size_t offset,
                          size_t limit);

// The key of the group of copies that an article belongs to, whatever the
// query; empty if it is alone. `group_key` is the value of the group slot of
// its document.
std::string GroupInService(std::string_view group_key, std::string_view id,
                           OpenIndex* index);

// The id of the lead of such a group.
absl::StatusOr<std::string> LeadOfGroup(std::string_view group_key,
                                        OpenIndex* index);

}  // namespace defnews

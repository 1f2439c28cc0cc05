// SPDX-License-Identifier: GPL-3.0-or-later
// Matches as groups of copies. A group is represented by its lead if that
// matches, else by the best of its copies that do. By date it stands where that
// one stands, so that a list is sorted by what it shows; by relevance where the
// best of all its members that match stands, with its score.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "defnews/searcher.h"
#include "searcher/engine/engine.h"
#include "searcher/partitions/open_index.h"

namespace defnews {

struct MatchPage {
  std::vector<Match> matches;
  // Only if they were asked for.
  size_t total = 0;      // groups
  size_t total_all = 0;  // articles
};

// Part of an answer.
struct PageRequest {
  SortOrder sort = SortOrder::kRelevance;
  size_t offset = 0;
  size_t limit = 0;  // 0: all
  bool count = true;
};

// The functions below may throw what Xapian throws. The query is one that the
// index answers exactly.
MatchPage GroupedPage(const IndexQuery& query, const PageRequest& request,
                      Engine* engine);
size_t CountGroups(const IndexQuery& query, Engine* engine);

// What stands for all that match, in any order: with `grouped` one document a
// group.
std::vector<Match> AllMatches(const IndexQuery& query, bool grouped,
                              Engine* engine);

// The same from all the matches of a query, in order.
MatchPage GroupedPage(const std::vector<Match>& all, const PageRequest& request,
                      Engine* engine);

// The part of `all` that a page shows.
std::vector<Match> PageOf(const std::vector<Match>& all, size_t offset,
                          size_t limit);

// The key of the group of copies that a document is in or would found. `id` is
// that of its article.
std::string GroupKeyOf(DocumentRef document, std::string_view id,
                       Engine* engine);

// How many other members of the group of a shown match the query finds.
size_t CopiesOf(const IndexQuery& query, const std::string& group_key,
                Engine* engine);

// The key of the group of copies that an article belongs to, whatever the
// query; empty if it is alone.
std::string GroupInService(const std::string& group_key, std::string_view id,
                           OpenIndex* index);

// The article with this id and all its copies.
IndexQuery MembersOfGroup(std::string_view group_key, std::string_view id);

// The id of the lead of such a group.
absl::StatusOr<std::string> LeadOfGroup(std::string_view group_key,
                                        OpenIndex* index);

}  // namespace defnews

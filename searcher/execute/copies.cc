// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/copies.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/article/article_record.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "searcher/compile/query_compiler.h"

namespace defnews {
namespace {

using Xapian::Query;

Query Members(std::string_view group_key) {
  return AnyOf({schema::FounderTerm(group_key), schema::GroupTerm(group_key)});
}

Query LeadsAmong(const Query& query) {
  return Query(Query::OP_AND_NOT, query, Query(schema::CopyTerm()));
}

Query CopiesAmong(const Query& query) {
  return Query(Query::OP_FILTER, query, Query(schema::CopyTerm()));
}

struct Grouped {
  Match match;
  std::string group;
};

// One match a group, the best by the order of `enquire`.
std::vector<Grouped> BestOfGroups(const GroupedQuery& query,
                                  Xapian::Enquire enquire) {
  const Xapian::doccount all = query.database.get_doccount();
  enquire.set_collapse_key(schema::kGroupSlot);
  const Xapian::MSet mset = enquire.get_mset(0, all, all);
  std::vector<Grouped> best;
  for (auto it = mset.begin(); it != mset.end(); ++it) {
    best.push_back({{*it, it.get_weight(), 0}, it.get_collapse_key()});
  }
  return best;
}

// Asking for any of many terms takes their number squared.
constexpr size_t kFewGroups = 200;

// Those of the groups whose lead does not match; each is asked for.
std::unordered_set<std::string> FewWithoutLead(
    const GroupedQuery& query, const std::vector<Grouped>& copies) {
  std::vector<std::string> members;
  std::unordered_set<std::string> groups;
  for (const Grouped& copy : copies) {
    members.push_back(schema::FounderTerm(copy.group));
    members.push_back(schema::GroupTerm(copy.group));
    groups.insert(copy.group);
  }
  Xapian::Enquire enquire(query.database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(
      Query(Query::OP_FILTER, query.query, LeadsAmong(AnyOf(members))));
  const Xapian::MSet mset = enquire.get_mset(0, query.database.get_doccount());
  for (auto it = mset.begin(); it != mset.end(); ++it) {
    groups.erase(it.get_document().get_value(schema::kGroupSlot));
  }
  return groups;
}

// The groups whose lead does not match, of which `leads` do. Sorted by the
// slot that only copies have, a group is collapsed to its lead whenever that
// matches, and the others come last.
std::unordered_set<std::string> ManyWithoutLead(const GroupedQuery& query,
                                                size_t leads) {
  const Xapian::doccount all = query.database.get_doccount();
  Xapian::Enquire enquire(query.database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query.query);
  enquire.set_sort_by_value(schema::kCopySlot, false);
  enquire.set_collapse_key(schema::kGroupSlot);
  const Xapian::MSet mset =
      enquire.get_mset(static_cast<Xapian::doccount>(leads), all, all);
  std::unordered_set<std::string> groups;
  for (auto it = mset.begin(); it != mset.end(); ++it) {
    groups.insert(it.get_collapse_key());
  }
  return groups;
}

// The copies that represent their group, in order.
std::vector<Match> Representatives(const GroupedQuery& query, size_t leads) {
  Xapian::Enquire enquire = query.ordered();
  enquire.set_query(CopiesAmong(query.query));
  const std::vector<Grouped> copies = BestOfGroups(query, std::move(enquire));
  std::vector<Match> matches;
  if (copies.empty()) return matches;
  const auto without = copies.size() <= kFewGroups
                           ? FewWithoutLead(query, copies)
                           : ManyWithoutLead(query, leads);
  for (const Grouped& copy : copies) {
    if (without.contains(copy.group)) matches.push_back(copy.match);
  }
  return matches;
}

// The leads of a page, and how many there are.
std::vector<Match> TopLeads(const GroupedQuery& query, size_t offset,
                            size_t limit, size_t* leads) {
  const size_t all = query.database.get_doccount();
  Xapian::Enquire enquire = query.ordered();
  enquire.set_query(LeadsAmong(query.query));
  const Xapian::MSet mset = enquire.get_mset(
      static_cast<Xapian::doccount>(std::min(offset, all)),
      static_cast<Xapian::doccount>(std::min(limit > 0 ? limit : all, all)),
      static_cast<Xapian::doccount>(all));
  *leads = mset.get_matches_estimated();
  std::vector<Match> matches;
  for (auto it = mset.begin(); it != mset.end(); ++it) {
    matches.push_back({*it, it.get_weight(), 0});
  }
  return matches;
}

// Two lists in order as one, in the order of `query`.
std::vector<Match> Merged(const GroupedQuery& query,
                          const std::vector<Match>& a,
                          const std::vector<Match>& b) {
  const bool by_weight = query.sort == SortOrder::kRelevance;
  const uint32_t slot = query.sort == SortOrder::kOldest ? schema::kOldestSlot
                                                         : schema::kNewestSlot;
  std::vector<std::pair<std::string, Match>> keyed;
  for (const std::vector<Match>* list : {&a, &b}) {
    for (const Match& match : *list) {
      keyed.emplace_back(
          query.database.get_document(match.docid).get_value(slot), match);
    }
  }
  std::inplace_merge(keyed.begin(),
                     keyed.begin() + static_cast<std::ptrdiff_t>(a.size()),
                     keyed.end(), [by_weight](const auto& x, const auto& y) {
                       if (by_weight && x.second.weight != y.second.weight) {
                         return x.second.weight > y.second.weight;
                       }
                       return x.first < y.first;
                     });
  std::vector<Match> merged;
  for (auto& [key, match] : keyed) merged.push_back(match);
  return merged;
}

size_t CopiesOf(const GroupedQuery& query, const Match& match) {
  const std::string group =
      query.database.get_document(match.docid).get_value(schema::kGroupSlot);
  // An article that founds no group has nobody under its key.
  if (!query.database.term_exists(schema::GroupTerm(group))) return 0;
  const size_t members = CountMatches(
      query.database, Query(Query::OP_FILTER, query.query, Members(group)));
  return members > 0 ? members - 1 : 0;
}

}  // namespace

size_t CountMatches(const Xapian::Database& database, const Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  // With every match looked at, the estimate is the exact count.
  return enquire.get_mset(0, 0, database.get_doccount())
      .get_matches_estimated();
}

std::vector<Match> PageOf(const std::vector<Match>& all, size_t offset,
                          size_t limit) {
  const size_t first = std::min(offset, all.size());
  const size_t count =
      std::min(limit > 0 ? limit : all.size(), all.size() - first);
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

MatchPage GroupedPage(const GroupedQuery& query, size_t offset, size_t limit) {
  MatchPage page;
  size_t leads = 0;
  const size_t copies = CountMatches(query.database, CopiesAmong(query.query));
  if (copies == 0) {
    page.matches = TopLeads(query, offset, limit, &leads);
    page.total = page.total_all = leads;
    return page;
  }
  const size_t top = limit > 0 ? offset + limit : 0;
  page.matches = TopLeads(query, 0, top, &leads);
  const std::vector<Match> others = Representatives(query, leads);
  page.total = leads + others.size();
  page.total_all = leads + copies;
  page.matches = PageOf(Merged(query, page.matches, others), offset, limit);
  for (Match& match : page.matches) match.copies = CopiesOf(query, match);
  return page;
}

size_t CountGroups(const GroupedQuery& query) {
  const size_t leads = CountMatches(query.database, LeadsAmong(query.query));
  return leads + Representatives(query, leads).size();
}

MatchPage GroupedPage(const Xapian::Database& database,
                      const std::vector<Match>& all, size_t offset,
                      size_t limit) {
  struct Group {
    size_t at = 0;  // in `all`, of the one that stands for it
    bool lead = false;
    size_t members = 0;
  };
  std::unordered_map<std::string, Group> groups;
  for (size_t at = 0; at < all.size(); ++at) {
    const Xapian::Document document = database.get_document(all[at].docid);
    Group& group = groups[document.get_value(schema::kGroupSlot)];
    const bool lead = document.get_value(schema::kCopySlot).empty();
    if (group.members++ == 0 || (lead && !group.lead)) {
      group.at = at;
      group.lead = lead;
    }
  }
  std::vector<std::pair<size_t, size_t>> shown;
  for (const auto& [key, group] : groups) {
    shown.emplace_back(group.at, group.members - 1);
  }
  std::sort(shown.begin(), shown.end());
  std::vector<Match> matches;
  for (const auto& [at, copies] : shown) {
    matches.push_back(all[at]);
    matches.back().copies = copies;
  }
  return {PageOf(matches, offset, limit), matches.size(), all.size()};
}

std::string GroupInService(std::string_view group_key, std::string_view id,
                           OpenIndex* index) {
  std::string group(group_key);
  // The founder is in service as long as one other is.
  if (group != schema::GroupKey(id)) return group;
  const std::vector<Partition>& partitions = index->manifest().partitions;
  if (std::none_of(partitions.begin(), partitions.end(),
                   [](const Partition& one) { return one.copies > 0; })) {
    return "";
  }
  const std::vector<size_t> all = index->All();
  const Xapian::Database database = index->Combined(all);
  const std::string term = schema::GroupTerm(group);
  if (!database.term_exists(term)) return "";
  const bool hidden =
      std::any_of(partitions.begin(), partitions.end(),
                  [](const Partition& one) { return !one.hidden.empty(); });
  if (!hidden) return group;
  const Query others = index->WithoutHidden(Query(term), all);
  return CountMatches(database, others) > 0 ? group : "";
}

absl::StatusOr<std::string> LeadOfGroup(std::string_view group_key,
                                        OpenIndex* index) {
  const std::vector<size_t> all = index->All();
  Xapian::Enquire enquire(index->Combined(all));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(index->WithoutHidden(LeadsAmong(Members(group_key)), all));
  const Xapian::MSet mset = enquire.get_mset(0, 1);
  if (mset.empty()) return absl::DataLossError("a group of copies has no lead");
  ASSIGN_OR_RETURN(const Article lead,
                   DecodeHead(mset.begin().get_document().get_data()));
  return lead.id;
}

}  // namespace defnews

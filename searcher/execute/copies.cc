// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/copies.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/article/article_record.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

IndexQuery Members(std::string_view group_key) {
  return AnyOf(std::vector<std::string>{schema::FounderTerm(group_key),
                                        schema::GroupTerm(group_key)});
}

IndexQuery CopiesAmong(const IndexQuery& query) {
  return Filtered(query, IndexQuery::Term(schema::CopyTerm()));
}

struct Grouped {
  Match match;
  std::string group;
};

// One match a group, the first in order.
std::vector<Grouped> BestOfGroups(const std::vector<Match>& copies,
                                  Engine* engine) {
  std::vector<Grouped> best;
  std::unordered_set<std::string> groups;
  for (const Match& match : copies) {
    std::string group = engine->Value(match.document, schema::kGroupSlot);
    if (!groups.insert(group).second) continue;
    best.push_back({match, std::move(group)});
  }
  return best;
}

// libxapian takes the square of the number of alternatives.
constexpr size_t kGroupsAtOnce = 200;

// Those of the groups whose lead does not match; each is asked for.
std::unordered_set<std::string> WithoutLead(const IndexQuery& query,
                                            const std::vector<Grouped>& copies,
                                            Engine* engine) {
  std::unordered_set<std::string> groups;
  for (size_t at = 0; at < copies.size();) {
    std::vector<std::string> members;
    for (size_t end = std::min(copies.size(), at + kGroupsAtOnce); at < end;
         ++at) {
      members.push_back(schema::FounderTerm(copies[at].group));
      members.push_back(schema::GroupTerm(copies[at].group));
      groups.insert(copies[at].group);
    }
    const Found leads =
        engine->Find(Weightless(Filtered(query, AnyOf(members))),
                     {.leads = true, .unordered = true});
    for (const Match& lead : leads.matches) {
      groups.erase(engine->Value(lead.document, schema::kGroupSlot));
    }
  }
  return groups;
}

// The copies that represent their group, in order.
std::vector<Match> Representatives(const IndexQuery& query,
                                   const std::vector<Match>& matching,
                                   Engine* engine) {
  const std::vector<Grouped> copies = BestOfGroups(matching, engine);
  const auto without = WithoutLead(query, copies, engine);
  std::vector<Match> matches;
  for (const Grouped& copy : copies) {
    if (without.contains(copy.group)) matches.push_back(copy.match);
  }
  return matches;
}

bool Precedes(const Match& a, const Match& b, SortOrder sort, Engine* engine) {
  if (sort == SortOrder::kRelevance && a.weight != b.weight) {
    return a.weight > b.weight;
  }
  const uint32_t slot =
      sort == SortOrder::kOldest ? schema::kOldestSlot : schema::kNewestSlot;
  return engine->Value(a.document, slot) < engine->Value(b.document, slot);
}

// Two lists in order as one, in that order.
std::vector<Match> Merged(const std::vector<Match>& a,
                          const std::vector<Match>& b, SortOrder sort,
                          Engine* engine) {
  const bool by_weight = sort == SortOrder::kRelevance;
  const uint32_t slot =
      sort == SortOrder::kOldest ? schema::kOldestSlot : schema::kNewestSlot;
  std::vector<std::pair<std::string, Match>> keyed;
  for (const std::vector<Match>* list : {&a, &b}) {
    for (const Match& match : *list) {
      keyed.emplace_back(engine->Value(match.document, slot), match);
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

}  // namespace

std::vector<Match> PageOf(const std::vector<Match>& all, size_t offset,
                          size_t limit) {
  const size_t first = std::min(offset, all.size());
  const size_t count =
      std::min(limit > 0 ? limit : all.size(), all.size() - first);
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first);
  return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

MatchPage GroupedPage(const IndexQuery& query, const PageRequest& request,
                      Engine* engine) {
  const size_t top = request.limit > 0 ? request.offset + request.limit : 0;
  MatchPage page;
  const Found leads = engine->Find(query, {.order = request.sort,
                                           .limit = top,
                                           .count = request.count,
                                           .leads = true});
  std::vector<Match> copies = leads.copies;
  page.total_all = leads.total + copies.size();
  // A copy that comes after a full page is not on it, whatever its lead does.
  if (!request.count && top > 0 && leads.matches.size() == top) {
    std::erase_if(copies, [&](const Match& copy) {
      return Precedes(leads.matches.back(), copy, request.sort, engine);
    });
  }
  std::vector<Match> others;
  if (!copies.empty()) others = Representatives(query, copies, engine);
  page.total = leads.total + others.size();
  page.matches = PageOf(
      others.empty() ? leads.matches
                     : Merged(leads.matches, others, request.sort, engine),
      request.offset, request.limit);
  return page;
}

size_t CountGroups(const IndexQuery& query, Engine* engine) {
  const std::vector<Match> copies =
      engine->Find(CopiesAmong(query), {}).matches;
  const size_t all = engine->Count(query);
  if (copies.empty()) return all;
  return all - copies.size() + Representatives(query, copies, engine).size();
}

std::vector<Match> AllMatches(const IndexQuery& query, bool grouped,
                              Engine* engine) {
  Found found = engine->Find(query, {.leads = grouped, .unordered = true});
  std::vector<Match> matches = std::move(found.matches);
  if (found.copies.empty()) return matches;
  for (const Match& match : Representatives(query, found.copies, engine)) {
    matches.push_back(match);
  }
  return matches;
}

MatchPage GroupedPage(const std::vector<Match>& all, size_t offset,
                      size_t limit, Engine* engine) {
  struct Group {
    size_t at = 0;  // in `all`, of the one that stands for it
    bool lead = false;
    size_t members = 0;
  };
  std::unordered_map<std::string, Group> groups;
  for (size_t at = 0; at < all.size(); ++at) {
    const DocumentRef document = all[at].document;
    Group& group = groups[engine->Value(document, schema::kGroupSlot)];
    const bool lead = engine->Value(document, schema::kCopySlot).empty();
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

std::string GroupKeyOf(DocumentRef document, std::string_view id,
                       Engine* engine) {
  if (!engine->MayBeMember(document)) return schema::GroupKey(id);
  return engine->Value(document, schema::kGroupSlot);
}

size_t CopiesOf(const IndexQuery& query, const std::string& group_key,
                Engine* engine) {
  // An article that founds no group has nobody under its key.
  if (!engine->HasGroup(group_key)) return 0;
  const size_t members = engine->Count(Filtered(query, Members(group_key)));
  return members > 0 ? members - 1 : 0;
}

std::string GroupInService(const std::string& group_key, std::string_view id,
                           OpenIndex* index) {
  // The founder is in service as long as one other is.
  if (group_key != schema::GroupKey(id)) return group_key;
  if (!index->has_copies()) return "";
  Engine* engine = index->whole();
  if (!engine->HasGroup(group_key)) return "";
  if (!index->has_hidden()) return group_key;
  const IndexQuery others = IndexQuery::Term(schema::GroupTerm(group_key));
  return engine->Count(others) > 0 ? group_key : "";
}

absl::StatusOr<std::string> LeadOfGroup(std::string_view group_key,
                                        OpenIndex* index) {
  Engine* engine = index->whole();
  const Found leads =
      engine->Find(Weightless(Members(group_key)), {.limit = 1, .leads = true});
  if (leads.matches.empty()) {
    return absl::DataLossError("a group of copies has no lead");
  }
  ASSIGN_OR_RETURN(const Article lead,
                   DecodeHead(engine->Data(leads.matches[0].document)));
  return lead.id;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/copies.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/index/damage.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "searcher/execute/read_article.h"

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

using Leads = std::unordered_map<std::string, DocumentRef>;

// The leads of these groups that match, by group; each is asked for.
Leads LeadsOf(const IndexQuery& query, const std::vector<Grouped>& copies,
              Engine* engine) {
  Leads found;
  for (size_t at = 0; at < copies.size();) {
    std::vector<std::string> members;
    for (size_t end = std::min(copies.size(), at + kGroupsAtOnce); at < end;
         ++at) {
      members.push_back(schema::FounderTerm(copies[at].group));
      members.push_back(schema::GroupTerm(copies[at].group));
    }
    const Found leads =
        engine->Find(Weightless(Filtered(query, AnyOf(members))),
                     {.leads = true, .unordered = true});
    for (const Match& lead : leads.matches) {
      found.emplace(engine->Value(lead.document, schema::kGroupSlot),
                    lead.document);
    }
  }
  return found;
}

// The copies that represent their group, in order.
std::vector<Match> Representatives(const IndexQuery& query,
                                   const std::vector<Match>& matching,
                                   Engine* engine) {
  const std::vector<Grouped> copies = BestOfGroups(matching, engine);
  const Leads leads = LeadsOf(query, copies, engine);
  std::vector<Match> matches;
  for (const Grouped& copy : copies) {
    if (!leads.contains(copy.group)) matches.push_back(copy.match);
  }
  return matches;
}

// The same and, in the place of their best copy, the leads that match.
std::vector<Match> ByBestCopy(const std::vector<Grouped>& copies,
                              const Leads& leads) {
  std::vector<Match> matches;
  for (const Grouped& copy : copies) {
    matches.push_back(copy.match);
    const auto lead = leads.find(copy.group);
    if (lead == leads.end()) continue;
    matches.back().best = copy.match.document;
    matches.back().document = lead->second;
  }
  return matches;
}

// Each document once, where it stands first.
void DropRepeated(std::vector<Match>* matches) {
  std::set<std::pair<uint32_t, uint32_t>> seen;
  std::erase_if(*matches, [&seen](const Match& match) {
    const DocumentRef document = match.document;
    return !seen.emplace(document.partition, document.document).second;
  });
}

bool Precedes(const Match& a, const Match& b, SortOrder sort, Engine* engine) {
  if (sort == SortOrder::kRelevance && a.weight != b.weight) {
    return a.weight > b.weight;
  }
  const uint32_t slot = SlotOf(sort);
  return engine->Value(a.scored(), slot) < engine->Value(b.scored(), slot);
}

// Two lists in order as one, in that order.
std::vector<Match> Merged(const std::vector<Match>& a,
                          const std::vector<Match>& b, SortOrder sort,
                          Engine* engine) {
  std::vector<Match> merged;
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(merged),
             [&](const Match& x, const Match& y) {
               return Precedes(x, y, sort, engine);
             });
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
  page.total = leads.total;
  page.matches = leads.matches;
  if (!copies.empty()) {
    const std::vector<Grouped> best = BestOfGroups(copies, engine);
    const Leads matching = LeadsOf(query, best, engine);
    page.total += best.size() - matching.size();
    std::vector<Match> others = ByBestCopy(best, matching);
    if (request.sort != SortOrder::kRelevance) {
      std::erase_if(others,
                    [](const Match& other) { return other.best.has_value(); });
    }
    page.matches = Merged(leads.matches, others, request.sort, engine);
    DropRepeated(&page.matches);
  }
  page.matches = PageOf(page.matches, request.offset, request.limit);
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

MatchPage GroupedPage(const std::vector<Match>& all, const PageRequest& request,
                      Engine* engine) {
  struct Group {
    size_t at = 0;    // in `all`, of the one that stands for it
    size_t best = 0;  // of the first
    bool lead = false;
    size_t members = 0;
  };
  std::unordered_map<std::string, Group> groups;
  for (size_t at = 0; at < all.size(); ++at) {
    const DocumentRef document = all[at].document;
    Group& group = groups[engine->Value(document, schema::kGroupSlot)];
    const bool lead = engine->Value(document, schema::kCopySlot).empty();
    if (group.members++ == 0) group.best = at;
    if (group.members == 1 || (lead && !group.lead)) {
      group.at = at;
      group.lead = lead;
    }
  }
  const bool by_best = request.sort == SortOrder::kRelevance;
  std::vector<std::pair<size_t, Match>> shown;
  for (const auto& [key, group] : groups) {
    const size_t place = by_best ? group.best : group.at;
    Match match = all[place];
    if (group.at != place) {
      match.best = match.document;
      match.document = all[group.at].document;
    }
    match.copies = group.members - 1;
    shown.emplace_back(place, match);
  }
  std::sort(shown.begin(), shown.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Match> matches;
  for (const auto& [place, match] : shown) matches.push_back(match);
  return {PageOf(matches, request.offset, request.limit), matches.size(),
          all.size()};
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

IndexQuery MembersOfGroup(std::string_view group_key, std::string_view id) {
  return AnyOf({Members(group_key), IndexQuery::Term(schema::IdTerm(id))});
}

absl::StatusOr<std::string> LeadOfGroup(std::string_view group_key,
                                        OpenIndex* index) {
  Engine* engine = index->whole();
  const Found leads =
      engine->Find(Weightless(Members(group_key)), {.limit = 1, .leads = true});
  if (leads.matches.empty()) {
    return Damaged(index->path() + "/parts", "a group of copies has no lead");
  }
  ASSIGN_OR_RETURN(const Article lead,
                   ReadHead(engine, leads.matches[0].document));
  return lead.id;
}

}  // namespace defnews

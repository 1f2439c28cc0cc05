// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/rerank.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "searcher/execute/read_article.h"

namespace defnews {

absl::Status Rerank(const IndexQuery& evidence, Engine* engine,
                    std::vector<Match>* matches) {
  if (evidence.op == IndexQuery::Op::kNothing) return absl::OkStatus();
  std::vector<std::string> ids;
  for (const Match& match : *matches) {
    ASSIGN_OR_RETURN(const Article head, ReadHead(engine, match.scored()));
    ids.push_back(schema::IdTerm(head.id));
  }
  const auto key = [](DocumentRef document) {
    return std::pair(document.partition, document.document);
  };
  std::map<std::pair<uint32_t, uint32_t>, double> added;
  for (const Match& near :
       engine->Find(Filtered(evidence, AnyOf(ids)), {}).matches) {
    added[key(near.document)] = near.weight;
  }
  for (Match& match : *matches) {
    const auto it = added.find(key(match.scored()));
    if (it == added.end()) continue;
    match.reranked = it->second;
    match.weight += it->second;
  }
  std::stable_sort(
      matches->begin(), matches->end(),
      [](const Match& a, const Match& b) { return a.weight > b.weight; });
  return absl::OkStatus();
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/engine/xapian_query.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace defnews {
namespace {

using Xapian::Query;
using Op = IndexQuery::Op;

// The same matches without what only weighs: libxapian 1.4.22 can take an
// AND_MAYBE under a NOT for no match at all.
IndexQuery Unweighted(IndexQuery query) {
  while (query.op == Op::kMaybe || query.op == Op::kScale) {
    IndexQuery matching = std::move(query.children.front());
    query = std::move(matching);
  }
  for (IndexQuery& child : query.children) child = Unweighted(std::move(child));
  return query;
}

// How many terms' weights a document's can be the sum of.
size_t Addends(const IndexQuery& query) {
  switch (query.op) {
    case Op::kNothing:
    case Op::kAll:
      return 0;
    case Op::kTerm:
      return 1;
    case Op::kConstant:
      return query.factor == 0 ? 0 : 1;
    case Op::kScale:
      return query.factor == 0 ? 0 : Addends(query.children.front());
    case Op::kFilter:
    case Op::kAndNot:
      return Addends(query.children.front());
    case Op::kAnd:
    case Op::kOr:
    case Op::kMaybe:
    case Op::kPhrase:
    case Op::kNear:
      break;
  }
  size_t addends = 0;
  for (const IndexQuery& child : query.children) addends += Addends(child);
  return addends;
}

bool HasPlaces(const IndexQuery& query) {
  return query.op == Op::kPhrase || query.op == Op::kNear ||
         std::any_of(query.children.begin(), query.children.end(), HasPlaces);
}

bool HasPlacesAmongAlternatives(const IndexQuery& query) {
  if (query.op == Op::kOr) return HasPlaces(query);
  return std::any_of(query.children.begin(), query.children.end(),
                     HasPlacesAmongAlternatives);
}

// What is added up, from left to right, for a document that matches `query`.
std::vector<IndexQuery> Summands(const IndexQuery& query) {
  switch (query.op) {
    case Op::kAnd:
    case Op::kOr:
    case Op::kPhrase:
    case Op::kNear:
      return query.children;
    case Op::kFilter:
    case Op::kAndNot:
      return Summands(query.children.front());
    case Op::kMaybe: {
      std::vector<IndexQuery> summands = Summands(query.children.front());
      summands.push_back(query.children.back());
      return summands;
    }
    case Op::kScale: {
      std::vector<IndexQuery> summands = Summands(query.children.front());
      for (IndexQuery& summand : summands) {
        summand = Scaled(std::move(summand), query.factor);
      }
      return summands;
    }
    case Op::kNothing:
    case Op::kAll:
    case Op::kTerm:
    case Op::kConstant:
      break;
  }
  return {query};
}

Query ToPlainXapian(const IndexQuery& query);

Query Joined(Query::op op, const IndexQuery& query) {
  std::vector<Query> children;
  children.reserve(query.children.size());
  for (const IndexQuery& child : query.children) {
    children.push_back(ToPlainXapian(child));
  }
  return {op, children.begin(), children.end(), query.window};
}

// Operator by operator.
Query ToPlainXapian(const IndexQuery& query) {
  switch (query.op) {
    case Op::kNothing:
      return Query::MatchNothing;
    case Op::kAll:
      return Query::MatchAll;
    case Op::kTerm:
      return Query(query.term);
    case Op::kConstant:
      return {
          Query::OP_FILTER,
          Query(
              (new Xapian::FixedWeightPostingSource(query.factor))->release()),
          Query(query.term)};
    case Op::kAnd:
      return Joined(Query::OP_AND, query);
    case Op::kOr:
      return Joined(Query::OP_OR, query);
    case Op::kFilter:
      return Joined(Query::OP_FILTER, query);
    case Op::kAndNot:
      return {Query::OP_AND_NOT, ToPlainXapian(query.children[0]),
              ToUnscoredXapian(query.children[1])};
    case Op::kMaybe:
      return Joined(Query::OP_AND_MAYBE, query);
    case Op::kScale:
      return {Query::OP_SCALE_WEIGHT, ToPlainXapian(query.children.front()),
              query.factor};
    case Op::kPhrase:
      return Joined(Query::OP_PHRASE, query);
    case Op::kNear:
      return Joined(Query::OP_NEAR, query);
  }
  return Query::MatchNothing;
}

}  // namespace

Query ToUnscoredXapian(const IndexQuery& query) {
  return ToPlainXapian(Unweighted(query));
}

Query ToXapian(const IndexQuery& query) {
  const size_t addends = Addends(query);
  // The order of two makes no difference.
  if (addends == 0 || (addends <= 2 && !HasPlacesAmongAlternatives(query))) {
    return ToPlainXapian(query);
  }
  Query sum(Query::OP_SCALE_WEIGHT, ToUnscoredXapian(query), 0.0);
  for (const IndexQuery& summand : Summands(query)) {
    if (Addends(summand) == 0) continue;
    sum = Query(Query::OP_AND_MAYBE, sum, ToXapian(summand));
  }
  return sum;
}

}  // namespace defnews

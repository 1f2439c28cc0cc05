// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/index_query.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace defnews {
namespace {

using Op = IndexQuery::Op;

IndexQuery Joined(Op op, std::vector<IndexQuery> queries) {
  if (queries.empty()) return {};
  if (queries.size() == 1) return std::move(queries.front());
  return {op, "", 1, 0, std::move(queries)};
}

IndexQuery Pair(Op op, IndexQuery first, IndexQuery second) {
  IndexQuery pair{op, "", 1, 0, {}};
  pair.children.push_back(std::move(first));
  pair.children.push_back(std::move(second));
  return pair;
}

IndexQuery Placed(Op op, const std::vector<std::string>& terms, size_t window) {
  IndexQuery query{op, "", 1, static_cast<uint32_t>(window), {}};
  for (const std::string& term : terms) {
    query.children.push_back(IndexQuery::Term(term));
  }
  return query;
}

std::string Between(const IndexQuery& query, std::string_view word) {
  std::string text = "(";
  for (const IndexQuery& child : query.children) {
    if (text.size() > 1) text += ' ' + std::string(word) + ' ';
    text += Description(child);
  }
  return text + ')';
}

}  // namespace

IndexQuery AllOf(std::vector<IndexQuery> queries) {
  return Joined(Op::kAnd, std::move(queries));
}

IndexQuery AnyOf(std::vector<IndexQuery> queries) {
  return Joined(Op::kOr, std::move(queries));
}

IndexQuery AnyOf(const std::vector<std::string>& terms) {
  std::vector<IndexQuery> ways;
  ways.reserve(terms.size());
  for (const std::string& term : terms) ways.push_back(IndexQuery::Term(term));
  return AnyOf(std::move(ways));
}

IndexQuery Filtered(IndexQuery query, IndexQuery by) {
  return Pair(Op::kFilter, std::move(query), std::move(by));
}

IndexQuery Without(IndexQuery query, IndexQuery unwanted) {
  return Pair(Op::kAndNot, std::move(query), std::move(unwanted));
}

IndexQuery WithMaybe(IndexQuery query, IndexQuery evidence) {
  return Pair(Op::kMaybe, std::move(query), std::move(evidence));
}

IndexQuery Scaled(IndexQuery query, double factor) {
  IndexQuery scaled{Op::kScale, "", factor, 0, {}};
  scaled.children.push_back(std::move(query));
  return scaled;
}

IndexQuery InOrder(const std::vector<std::string>& terms, size_t window) {
  return Placed(Op::kPhrase, terms, window);
}

IndexQuery Near(const std::vector<std::string>& terms, size_t window) {
  return Placed(Op::kNear, terms, window);
}

std::string Description(const IndexQuery& query) {
  switch (query.op) {
    case Op::kNothing:
      return "nothing";
    case Op::kAll:
      return "<alldocuments>";
    case Op::kTerm:
      return query.term;
    case Op::kConstant:
      return absl::StrCat(query.factor, " for ", query.term);
    case Op::kAnd:
      return Between(query, "AND");
    case Op::kOr:
      return Between(query, "OR");
    case Op::kFilter:
      return Between(query, "FILTER");
    case Op::kAndNot:
      return Between(query, "AND_NOT");
    case Op::kMaybe:
      return Between(query, "AND_MAYBE");
    case Op::kScale:
      return absl::StrCat(query.factor, " * ",
                          Description(query.children.front()));
    case Op::kPhrase:
      return Between(query, absl::StrCat("PHRASE ", query.window));
    case Op::kNear:
      return Between(query, absl::StrCat("NEAR ", query.window));
  }
  return "";
}

}  // namespace defnews

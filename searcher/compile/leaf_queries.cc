// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/leaf_queries.h"

#include <set>
#include <utility>

#include "common/index/schema.h"
#include "common/text/hangul.h"
#include "common/text/utf8.h"
#include "searcher/compile/prefix_expansion.h"

namespace defnews {
namespace {

// A lone syllable also begins the pairs of longer words.
absl::StatusOr<IndexQuery> Syllable(const std::string& term, Engine* engine) {
  std::set<std::string> pairs;
  engine->ForEachTerm(term, [&](std::string_view pair) {
    pairs.emplace(pair);
    return pairs.size() <= kMaxExpansion;
  });
  if (pairs.size() > kMaxExpansion) {
    return absl::ResourceExhaustedError("too many words begin with \"" + term +
                                        "\": type more syllables");
  }
  if (pairs.empty()) return IndexQuery::Term(term);
  std::vector<IndexQuery> ways;
  for (const std::string& pair : pairs) ways.push_back(IndexQuery::Term(pair));
  return AnyOf(std::move(ways));
}

}  // namespace

std::string_view FieldPrefix(Field field) {
  if (field == Field::kTitle) return schema::kTitle;
  if (field == Field::kCaption) return schema::kCaption;
  return "";
}

absl::StatusOr<IndexQuery> SequenceQuery(const QueryTerms& terms,
                                         const std::string& prefix,
                                         bool as_typed, Engine* engine) {
  if (terms.sequence.size() == 1) {
    const QueryTerms::Term& term = terms.sequence[0];
    const bool syllable = (term.flags & kSyllables) != 0 &&
                          SyllableOffsets(term.word).size() == 2;
    return syllable && !as_typed ? Syllable(prefix + term.term, engine)
                                 : IndexQuery::Term(prefix + term.term);
  }
  std::vector<std::string> words;
  for (const QueryTerms::Term& term : terms.sequence) {
    words.push_back(prefix + term.term);
  }
  std::vector<IndexQuery> ways = {InOrder(words, words.size())};
  for (const std::string& alternative : terms.alternatives) {
    ways.push_back(IndexQuery::Term(prefix + alternative));
  }
  return AnyOf(std::move(ways));
}

IndexQuery InBody(IndexQuery query, const std::string& term) {
  return Without(std::move(query),
                 IndexQuery::Term(std::string(schema::kNotInBody) + term));
}

IndexQuery AnyInBody(const std::vector<std::string>& terms) {
  std::vector<IndexQuery> ways;
  for (const std::string& term : terms) {
    ways.push_back(InBody(IndexQuery::Term(term), term));
  }
  return AnyOf(std::move(ways));
}

IndexQuery NameQuery(const Node& node) {
  const std::string term = std::string(schema::kName) + node.text;
  IndexQuery name =
      IndexQuery::Term(std::string(FieldPrefix(node.field)) + term);
  return node.field == Field::kBody ? InBody(std::move(name), term) : name;
}

bool IsHangulText(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (!IsHangul(NextCodePoint(text, &at))) return false;
  }
  return !text.empty();
}

}  // namespace defnews

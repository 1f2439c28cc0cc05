// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/leaf_queries.h"

#include "common/index/schema.h"
#include "common/text/hangul.h"
#include "common/text/utf8.h"
#include "searcher/compile/prefix_expansion.h"

namespace defnews {
namespace {

using Xapian::Query;

// A lone syllable also begins the pairs of longer words.
absl::StatusOr<Query> Syllable(const std::string& term,
                               const Xapian::Database& database) {
  std::vector<std::string> pairs;
  for (auto it = database.allterms_begin(term);
       it != database.allterms_end(term); ++it) {
    pairs.push_back(*it);
    if (pairs.size() > kMaxExpansion) {
      return absl::ResourceExhaustedError("too many words begin with \"" +
                                          term + "\": type more syllables");
    }
  }
  if (pairs.empty()) return Query(term);
  return Query(Query::OP_SYNONYM, pairs.begin(), pairs.end());
}

}  // namespace

std::string_view FieldPrefix(Field field) {
  if (field == Field::kTitle) return schema::kTitle;
  if (field == Field::kCaption) return schema::kCaption;
  return "";
}

absl::StatusOr<Query> SequenceQuery(const QueryTerms& terms,
                                    const std::string& prefix, bool as_typed,
                                    const Xapian::Database& database) {
  std::vector<Query> words;
  for (const QueryTerms::Term& term : terms.sequence) {
    words.emplace_back(prefix + term.term);
  }
  if (words.size() == 1) {
    const QueryTerms::Term& term = terms.sequence[0];
    const bool syllable = (term.flags & kSyllables) != 0 &&
                          SyllableOffsets(term.word).size() == 2;
    return syllable && !as_typed ? Syllable(prefix + term.term, database)
                                 : words[0];
  }
  std::vector<Query> ways = {
      Query(Query::OP_PHRASE, words.begin(), words.end(),
            static_cast<Xapian::termcount>(words.size()))};
  for (const std::string& alternative : terms.alternatives) {
    ways.emplace_back(prefix + alternative);
  }
  return Query(Query::OP_OR, ways.begin(), ways.end());
}

Query InBody(const Query& query, const std::string& term) {
  return Query(Query::OP_AND_NOT, query,
               Query(std::string(schema::kNotInBody) + term));
}

Query AnyInBody(const std::vector<std::string>& terms) {
  std::vector<Query> ways;
  for (const std::string& term : terms) {
    ways.push_back(InBody(Query(term), term));
  }
  return Query(Query::OP_OR, ways.begin(), ways.end());
}

Query NameQuery(const Node& node) {
  const std::string term = std::string(schema::kName) + node.text;
  const Query name(std::string(FieldPrefix(node.field)) + term);
  return node.field == Field::kBody ? InBody(name, term) : name;
}

bool IsHangulText(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (!IsHangul(NextCodePoint(text, &at))) return false;
  }
  return !text.empty();
}

}  // namespace defnews

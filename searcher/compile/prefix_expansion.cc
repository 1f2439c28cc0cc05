// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/prefix_expansion.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_format.h"
#include "common/index/schema.h"
#include "common/text/char_class.h"
#include "common/text/folding.h"

namespace defnews {

std::string FoldPrefix(std::string_view prefix) {
  std::string kept;
  for (const char c : FoldCase(FoldChunk(prefix).text)) {
    if (!IsAscii(c) || IsAlnum(c)) kept += c;
  }
  return kept;
}

absl::StatusOr<std::vector<std::string>> ExpandPrefix(
    const Xapian::Database& database, std::string_view folded,
    Analyzer* analyzer) {
  absl::flat_hash_set<std::string> found;
  const std::string plain(folded);
  for (auto it = database.allterms_begin(plain);
       it != database.allterms_end(plain) && found.size() <= kMaxExpansion;
       ++it) {
    found.insert(*it);
  }
  const std::string words = std::string(schema::kWord) + plain;
  for (auto it = database.allterms_begin(words);
       it != database.allterms_end(words) && found.size() <= kMaxExpansion;
       ++it) {
    const std::string word = (*it).substr(schema::kWord.size());
    const QueryTerms terms = analyzer->AnalyzeQuery(word, true);
    if (terms.sequence.size() == 1) found.insert(terms.sequence[0].term);
  }
  if (found.size() > kMaxExpansion) {
    return absl::ResourceExhaustedError(absl::StrFormat(
        "more than %d words begin with \"%s\": type more letters",
        kMaxExpansion, plain));
  }
  std::vector<std::string> terms(found.begin(), found.end());
  std::sort(terms.begin(), terms.end());
  return terms;
}

}  // namespace defnews

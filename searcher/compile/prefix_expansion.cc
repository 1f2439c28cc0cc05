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

absl::StatusOr<std::vector<std::string>> ExpandPrefix(Engine* engine,
                                                      std::string_view folded,
                                                      Analyzer* analyzer) {
  absl::flat_hash_set<std::string> found;
  const std::string plain(folded);
  engine->ForEachTerm(plain, [&](std::string_view term) {
    found.emplace(term);
    return found.size() <= kMaxExpansion;
  });
  absl::flat_hash_set<std::string> seen;  // partitions have words in common
  const std::string words = std::string(schema::kWord) + plain;
  engine->ForEachTerm(words, [&](std::string_view term) {
    const std::string_view word = term.substr(schema::kWord.size());
    if (!seen.emplace(word).second) return true;
    const QueryTerms terms = analyzer->AnalyzeQuery(word, true);
    if (terms.sequence.size() == 1) found.insert(terms.sequence[0].term);
    return found.size() <= kMaxExpansion;
  });
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

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

namespace {

// The term of a word as it is folded in the index; empty if it is no word. The
// analyzer remembers what it has met as running text.
std::string TermOfWord(std::string_view word, Analyzer* analyzer) {
  if (std::all_of(word.begin(), word.end(), IsAlnum)) {
    std::vector<Occurrence> occurrences;
    analyzer->Analyze(word, 0, &occurrences);
    if (occurrences.size() == 1) {
      return std::string(analyzer->term(occurrences[0].term));
    }
  }
  const QueryTerms terms = analyzer->AnalyzeQuery(word, true);
  return terms.sequence.size() == 1 ? terms.sequence[0].term : std::string();
}

}  // namespace

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
    std::string one = TermOfWord(word, analyzer);
    if (!one.empty()) found.insert(std::move(one));
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

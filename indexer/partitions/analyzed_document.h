// SPDX-License-Identifier: GPL-3.0-or-later
// One article as an index stores it, its terms in the analyzer's numbers: what
// goes from the analysis to a writer without a text for each posting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/text/analyzer.h"
#include "indexer/partitions/indexable_document.h"

namespace defnews {

// The fields' prefixes, in front of an analyzer's term.
enum class TermPrefix : uint8_t { kPlain, kTitle, kCaption, kNotInBody };
inline constexpr size_t kTermPrefixes = 4;
constexpr std::string_view PrefixText(TermPrefix prefix) {
  constexpr std::string_view kTexts[kTermPrefixes] = {
      "", schema::kTitle, schema::kCaption, schema::kNotInBody};
  return kTexts[static_cast<size_t>(prefix)];
}

struct AnalyzedDocument {
  struct Posting {
    uint32_t term = 0;  // of the analyzer
    // Within-document frequency: what the term adds to the document's length.
    uint32_t wdf = 0;
    // The part of `positions` that is its own, or shared with another prefix.
    uint32_t begin = 0;
    uint32_t count = 0;
    TermPrefix prefix = TermPrefix::kPlain;
  };

  // Whose numbers these are. It must not forget before the document is used.
  const Analyzer* analyzer = nullptr;
  // In no order; each prefix and term once.
  std::vector<Posting> postings;
  // Those of a posting ascend, each once.
  std::vector<uint32_t> positions;
  // Terms that only filter, in no order, each once and none of the above.
  std::vector<std::string> filters;
  // Slot number and value, by ascending slot, none of them empty.
  std::vector<std::pair<uint32_t, std::string>> values;
  // What DecodeArticle() reads.
  std::string data;

  // Empties it and keeps its memory.
  void Clear();
};

// The same with terms spelt out and sorted.
IndexableDocument Spell(const AnalyzedDocument& document);

}  // namespace defnews

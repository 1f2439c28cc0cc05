// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/analyzed_document.h"

#include <algorithm>
#include <utility>

namespace defnews {

void AnalyzedDocument::Clear() {
  analyzer = nullptr;
  postings.clear();
  positions.clear();
  filters.clear();
  values.clear();
  data.clear();
}

IndexableDocument Spell(const AnalyzedDocument& document) {
  IndexableDocument spelt;
  spelt.postings.reserve(document.postings.size() + document.filters.size());
  for (const AnalyzedDocument::Posting& posting : document.postings) {
    const auto first =
        document.positions.begin() + static_cast<long>(posting.begin);
    std::string term(PrefixText(posting.prefix));
    term += document.analyzer->term(posting.term);
    spelt.postings.push_back(
        {std::move(term),
         posting.wdf,
         {first, first + static_cast<long>(posting.count)}});
  }
  for (const std::string& filter : document.filters) {
    spelt.postings.push_back({filter, 0, {}});
  }
  std::sort(spelt.postings.begin(), spelt.postings.end(),
            [](const auto& a, const auto& b) { return a.term < b.term; });
  spelt.values = document.values;
  spelt.data = document.data;
  return spelt;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/score_table.h"

#include <algorithm>
#include <utility>

namespace defnews {

ScoreTableIterator::ScoreTableIterator(std::vector<double> scores)
    : scores_(std::move(scores)) {
  for (const double score : scores_) {
    greatest_ = std::max(greatest_, score);
    size_ += score > 0 ? 1 : 0;
  }
  StandFrom(0);
}

void ScoreTableIterator::StandFrom(uint64_t document) {
  while (document < scores_.size() && scores_[document] <= 0) ++document;
  document_ =
      document < scores_.size() ? static_cast<uint32_t>(document) : kNoDocument;
}

void ScoreTableIterator::Next() {
  if (document_ != kNoDocument) StandFrom(uint64_t{document_} + 1);
}

void ScoreTableIterator::SkipTo(uint32_t document) {
  if (document > document_) StandFrom(document);
}

}  // namespace defnews

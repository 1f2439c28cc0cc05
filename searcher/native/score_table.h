// SPDX-License-Identifier: GPL-3.0-or-later
// Many constants, of which a document has one or few, as the weights of dates.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/native/document_iterator.h"

namespace defnews {

// A score for each document of a partition; zero where it has none. Faster
// than an OrIterator, which asks each of its children for each document.
class ScoreTableIterator : public DocumentIterator {
 public:
  // By docid.
  explicit ScoreTableIterator(std::vector<double> scores);

  void Next() override;
  void SkipTo(uint32_t document) override;
  double Bound() const override { return Score(); }
  bool Confirm() override { return true; }
  double Score() const override { return scores_[document_]; }
  double greatest() const override { return greatest_; }
  uint64_t size() const override { return size_; }

 private:
  void StandFrom(uint64_t document);

  std::vector<double> scores_;
  double greatest_ = 0;
  uint64_t size_ = 0;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that match any of several things.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/native/document_iterator.h"

namespace defnews {

// Weights add up. Where a weight is required, children
// that together cannot reach it are not walked through but only looked up
// (MaxScore: H. Turtle, J. Flood, Information Processing & Management 31(6),
// 1995).
class OrIterator : public DocumentIterator {
 public:
  // At least one; all stand at their first document.
  explicit OrIterator(std::vector<IteratorPtr> children);

  void Next() override;
  void SkipTo(uint32_t document) override;
  double Bound() const override;
  bool Confirm() override;
  double Score() const override { return score_; }
  double greatest() const override { return reach_.back(); }
  uint64_t size() const override { return size_; }
  void Require(double weight) override;

 private:
  void Stand();

  std::vector<IteratorPtr> children_;  // the least weighing first
  std::vector<size_t> place_;          // of each child in the query
  std::vector<double> reach_;   // what a child and those before it can weigh
  std::vector<double> scores_;  // of the present document, as in the query
  size_t walked_ = 0;           // the first child that is walked through
  double required_ = 0;
  double score_ = 0;
  uint64_t size_ = 0;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Documents in which terms stand in order, or near each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/glass/position_cursor.h"
#include "searcher/native/and_iterators.h"
#include "searcher/native/document_iterator.h"

namespace defnews {

class PlaceIterator : public DocumentIterator {
 public:
  enum class Order { kAsGiven, kAny };

  // `terms` iterates over the documents that have all of them; `positions` are
  // theirs, in the order of the query. The last stands less than `window`
  // positions after the first, no two at the same. kAny takes two terms.
  PlaceIterator(IteratorPtr terms,
                std::vector<glass_reader::PositionCursor> positions,
                Order order, uint32_t window);

  void Next() override;
  void SkipTo(uint32_t document) override;
  // What it weighs is known before the positions are.
  double Bound() const override { return terms_->Score(); }
  bool Confirm() override;
  double Score() const override { return terms_->Score(); }
  double greatest() const override { return terms_->greatest(); }
  uint64_t size() const override { return terms_->size(); }
  void Require(double weight) override { terms_->Require(weight); }

 private:
  IteratorPtr terms_;
  std::vector<glass_reader::PositionCursor> positions_;
  Order order_;
  uint32_t window_;
  std::vector<const std::vector<uint32_t>*> lists_;
  std::vector<size_t> at_;
};

// Whether positions, one from each list, ascend within the window. Lists are
// ascending; `at` is room to work in.
bool InOrderWithin(const std::vector<const std::vector<uint32_t>*>& lists,
                   uint32_t window, std::vector<size_t>* at);
// Whether two positions, one from each list, lie within the window and are not
// the same. Lists are ascending.
bool NearWithin(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b,
                uint32_t window);

}  // namespace defnews

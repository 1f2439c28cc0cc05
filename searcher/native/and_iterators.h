// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that match several things at once, or one thing and not another.
#pragma once

#include <cstdint>
#include <vector>

#include "searcher/native/document_iterator.h"

namespace defnews {

class AndIterator : public DocumentIterator {
 public:
  // At least one; all stand at their first document.
  explicit AndIterator(std::vector<IteratorPtr> children);

  void Next() override;
  void SkipTo(uint32_t document) override;
  double Bound() const override;
  bool Confirm() override;
  double Score() const override;
  double greatest() const override { return greatest_; }
  uint64_t size() const override { return children_.front()->size(); }
  void Require(double weight) override;

 private:
  void Meet();

  std::vector<IteratorPtr> children_;  // the smallest first
  std::vector<DocumentIterator*> weighing_;
  double greatest_ = 0;
};

class AndNotIterator : public DocumentIterator {
 public:
  AndNotIterator(IteratorPtr wanted, IteratorPtr unwanted);

  void Next() override;
  void SkipTo(uint32_t document) override;
  double Bound() const override { return wanted_->Bound(); }
  bool Confirm() override;
  double Score() const override { return wanted_->Score(); }
  double greatest() const override { return wanted_->greatest(); }
  uint64_t size() const override { return wanted_->size(); }
  void Require(double weight) override { wanted_->Require(weight); }

 private:
  IteratorPtr wanted_;
  IteratorPtr unwanted_;
};

}  // namespace defnews

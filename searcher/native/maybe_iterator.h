// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that weigh by more than what they match.
#pragma once

#include <cstdint>
#include <utility>

#include "searcher/native/document_iterator.h"

namespace defnews {

// Those of the first; where the second has them too, its weight adds up.
class MaybeIterator : public DocumentIterator {
 public:
  MaybeIterator(IteratorPtr wanted, IteratorPtr evidence);

  void Next() override;
  void SkipTo(uint32_t document) override;
  double Bound() const override {
    return wanted_->Bound() + evidence_->greatest();
  }
  bool Confirm() override;
  double Score() const override { return wanted_->Score() + added_; }
  double greatest() const override {
    return wanted_->greatest() + evidence_->greatest();
  }
  uint64_t size() const override { return wanted_->size(); }
  bool KnowsCount(uint64_t* count) const override {
    return wanted_->KnowsCount(count);
  }
  void Require(double weight) override;

 private:
  IteratorPtr wanted_;
  IteratorPtr evidence_;
  double added_ = 0;  // to the present document, once confirmed
};

// Those of another, all of one weight.
class ConstantIterator : public DocumentIterator {
 public:
  ConstantIterator(IteratorPtr documents, double weight)
      : documents_(std::move(documents)), weight_(weight) {
    document_ = documents_->document();
  }

  void Next() override {
    documents_->Next();
    document_ = documents_->document();
  }
  void SkipTo(uint32_t document) override {
    documents_->SkipTo(document);
    document_ = documents_->document();
  }
  double Bound() const override { return weight_; }
  bool Confirm() override { return documents_->Confirm(); }
  double Score() const override { return weight_; }
  double greatest() const override { return weight_; }
  uint64_t size() const override { return documents_->size(); }
  bool KnowsCount(uint64_t* count) const override {
    return documents_->KnowsCount(count);
  }

 private:
  IteratorPtr documents_;
  double weight_;
};

}  // namespace defnews

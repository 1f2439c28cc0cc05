// SPDX-License-Identifier: GPL-3.0-or-later
// Iterators with nothing beneath them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "searcher/native/document_bits.h"
#include "searcher/native/document_iterator.h"
#include "searcher/native/scoring.h"

namespace defnews {

// What can never be: no document.
class NoDocuments : public DocumentIterator {
 public:
  void Next() override {}
  void SkipTo(uint32_t) override {}
  double Bound() const override { return 0; }
  bool Confirm() override { return false; }
  double Score() const override { return 0; }
  double greatest() const override { return 0; }
  uint64_t size() const override { return 0; }
  bool KnowsCount(uint64_t* count) const override {
    *count = 0;
    return true;
  }
};

// Those of a posting list, `size` in number. `weight` and `lengths` must
// outlive it.
class TermIterator : public DocumentIterator {
 public:
  TermIterator(std::unique_ptr<glass_reader::PostingCursor> cursor,
               uint64_t size, const TermWeight* weight,
               const std::vector<uint32_t>* lengths)
      : cursor_(std::move(cursor)),
        size_(size),
        weight_(weight),
        lengths_(lengths) {
    document_ = cursor_->document();
  }

  void Next() override;
  void SkipTo(uint32_t document) override;
  double Bound() const override { return weight_->Bound(cursor_->wdf()); }
  bool Confirm() override { return true; }
  double Score() const override;
  double greatest() const override { return weight_->greatest(); }
  uint64_t size() const override { return size_; }
  bool KnowsCount(uint64_t* count) const override {
    *count = size_;
    return true;
  }
  void Require(double weight) override;

 private:
  void Stand();
  bool MayWeigh();

  std::unique_ptr<glass_reader::PostingCursor> cursor_;
  uint64_t size_;
  const TermWeight* weight_;
  const std::vector<uint32_t>* lengths_;
  double required_ = 0;
  // By frequency: the longest document that weighs what is required.
  std::array<uint32_t, TermWeight::kSmall> longest_ = {};
  uint32_t longest_known_ = 0;  // a bit for each frequency
};

// Those of a set, which weigh nothing.
class BitsIterator : public DocumentIterator {
 public:
  explicit BitsIterator(std::shared_ptr<const DocumentBits> documents)
      : documents_(std::move(documents)), size_(documents_->Count()) {
    document_ = documents_->From(0, kNoDocument);
  }

  void Next() override {
    if (document_ != kNoDocument) {
      document_ = documents_->From(document_ + 1, kNoDocument);
    }
  }
  void SkipTo(uint32_t document) override {
    if (document > document_) {
      document_ = documents_->From(document, kNoDocument);
    }
  }
  double Bound() const override { return 0; }
  bool Confirm() override { return true; }
  double Score() const override { return 0; }
  double greatest() const override { return 0; }
  uint64_t size() const override { return size_; }
  bool KnowsCount(uint64_t* count) const override {
    *count = size_;
    return true;
  }

 private:
  std::shared_ptr<const DocumentBits> documents_;
  uint64_t size_;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/and_iterators.h"

#include <algorithm>
#include <utility>

namespace defnews {

AndIterator::AndIterator(std::vector<IteratorPtr> children)
    : children_(std::move(children)) {
  for (const IteratorPtr& child : children_) {
    if (child->greatest() <= 0) continue;
    weighing_.push_back(child.get());
    greatest_ += child->greatest();
  }
  std::stable_sort(children_.begin(), children_.end(),
                   [](const IteratorPtr& a, const IteratorPtr& b) {
                     return a->size() < b->size();
                   });
  Meet();
}

// To the first document, from the present one of the smallest child on, that
// all of them stand at.
void AndIterator::Meet() {
  uint32_t document = children_.front()->document();
  for (size_t i = 1; i < children_.size() && document != kNoDocument;) {
    children_[i]->SkipTo(document);
    const uint32_t found = children_[i]->document();
    if (found == document) {
      ++i;
      continue;
    }
    document = found;
    if (document == kNoDocument) break;
    children_.front()->SkipTo(document);
    document = children_.front()->document();
    i = 1;
  }
  document_ = document;
}

void AndIterator::Next() {
  children_.front()->Next();
  Meet();
}

void AndIterator::SkipTo(uint32_t document) {
  if (document <= document_) return;
  children_.front()->SkipTo(document);
  Meet();
}

// Each child must bring what the others cannot.
void AndIterator::Require(double weight) {
  for (DocumentIterator* child : weighing_) {
    const double rest = (greatest_ - child->greatest()) * (1 + 1e-12);
    if (weight > rest) child->Require(weight - rest);
  }
}

double AndIterator::Bound() const {
  double sum = 0;
  for (const DocumentIterator* child : weighing_) sum += child->Bound();
  return sum;
}

bool AndIterator::Confirm() {
  return std::all_of(children_.begin(), children_.end(),
                     [](const IteratorPtr& child) { return child->Confirm(); });
}

double AndIterator::Score() const {
  double sum = 0;
  for (const DocumentIterator* child : weighing_) sum += child->Score();
  return sum;
}

AndNotIterator::AndNotIterator(IteratorPtr wanted, IteratorPtr unwanted)
    : wanted_(std::move(wanted)), unwanted_(std::move(unwanted)) {
  document_ = wanted_->document();
}

void AndNotIterator::Next() {
  wanted_->Next();
  document_ = wanted_->document();
}

void AndNotIterator::SkipTo(uint32_t document) {
  wanted_->SkipTo(document);
  document_ = wanted_->document();
}

bool AndNotIterator::Confirm() {
  unwanted_->SkipTo(document_);
  if (unwanted_->document() == document_ && unwanted_->Confirm()) return false;
  return wanted_->Confirm();
}

}  // namespace defnews

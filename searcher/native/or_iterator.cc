// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/or_iterator.h"

#include <algorithm>
#include <utility>

namespace defnews {

OrIterator::OrIterator(std::vector<IteratorPtr> children)
    : children_(std::move(children)) {
  std::stable_sort(children_.begin(), children_.end(),
                   [](const IteratorPtr& a, const IteratorPtr& b) {
                     return a->greatest() < b->greatest();
                   });
  double reach = 0;
  for (const IteratorPtr& child : children_) {
    reach += child->greatest();
    reach_.push_back(reach);
    size_ += child->size();
  }
  Stand();
}

// At the first document that a walked child stands at.
void OrIterator::Stand() {
  document_ = kNoDocument;
  for (size_t i = walked_; i < children_.size(); ++i) {
    document_ = std::min(document_, children_[i]->document());
  }
}

void OrIterator::Require(double weight) {
  required_ = weight;
  while (walked_ + 1 < children_.size() && reach_[walked_] < weight) ++walked_;
}

void OrIterator::Next() {
  const uint32_t present = document_;
  uint32_t next = kNoDocument;
  for (size_t i = walked_; i < children_.size(); ++i) {
    DocumentIterator* child = children_[i].get();
    if (child->document() == present) child->Next();
    next = std::min(next, child->document());
  }
  document_ = next;
}

void OrIterator::SkipTo(uint32_t document) {
  if (document <= document_) return;
  for (size_t i = walked_; i < children_.size(); ++i) {
    children_[i]->SkipTo(document);
  }
  Stand();
}

double OrIterator::Bound() const {
  double sum = walked_ > 0 ? reach_[walked_ - 1] : 0;
  for (size_t i = walked_; i < children_.size(); ++i) {
    if (children_[i]->document() != document_) continue;
    sum += children_[i]->Bound();
  }
  return sum;
}

bool OrIterator::Confirm() {
  bool found = false;
  double score = 0;
  const auto add = [&](DocumentIterator* child) {
    if (child->document() != document_ || !child->Confirm()) return;
    found = true;
    score += child->Score();
  };
  for (size_t i = walked_; i < children_.size(); ++i) add(children_[i].get());
  for (size_t i = walked_; i-- > 0;) {
    // Those that are only looked up, while they can still matter.
    if (score + reach_[i] < required_) {
      score_ = score;
      return found;
    }
    children_[i]->SkipTo(document_);
    add(children_[i].get());
  }
  score_ = score;
  return found;
}

}  // namespace defnews

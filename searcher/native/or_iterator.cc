// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/or_iterator.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace defnews {

namespace {

// For what sums of the same numbers in another order may differ by.
constexpr double kHair = 1 + 1e-12;

}  // namespace

OrIterator::OrIterator(std::vector<IteratorPtr> children) {
  std::vector<std::pair<size_t, IteratorPtr>> sorted;
  for (IteratorPtr& child : children) {
    sorted.emplace_back(sorted.size(), std::move(child));
  }
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) {
                     return a.second->greatest() < b.second->greatest();
                   });
  double reach = 0;
  for (auto& [place, child] : sorted) {
    reach += child->greatest();
    reach_.push_back(reach * kHair);
    size_ += child->size();
    place_.push_back(place);
    children_.push_back(std::move(child));
  }
  scores_.resize(children_.size());
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
  return sum * kHair;
}

bool OrIterator::Confirm() {
  bool found = false;
  double score = 0;
  std::fill(scores_.begin(), scores_.end(), 0.0);
  const auto add = [&](size_t i) {
    DocumentIterator* const child = children_[i].get();
    if (child->document() != document_ || !child->Confirm()) return;
    found = true;
    scores_[place_[i]] = child->Score();
    score += scores_[place_[i]];
  };
  for (size_t i = walked_; i < children_.size(); ++i) add(i);
  for (size_t i = walked_; i-- > 0;) {
    // Those that are only looked up, while they can still matter.
    if ((score + reach_[i]) * kHair < required_) break;
    children_[i]->SkipTo(document_);
    add(i);
  }
  // In the order of the query, whatever was walked: equal documents must have
  // equal scores to the last bit, or their order would not be that of dates.
  score_ = std::accumulate(scores_.begin(), scores_.end(), 0.0);
  return found;
}

}  // namespace defnews

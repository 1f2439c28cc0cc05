// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/leaf_iterators.h"

#include <algorithm>
#include <limits>

namespace defnews {

// The present document or the next that weighs enough.
void TermIterator::Stand() {
  while (cursor_->wdf() < least_wdf_ && cursor_->document() != kNoDocument) {
    cursor_->Next();
  }
  document_ = cursor_->document();
}

void TermIterator::Next() {
  cursor_->Next();
  Stand();
}

void TermIterator::SkipTo(uint32_t document) {
  if (document <= document_) return;
  cursor_->SkipTo(document);
  Stand();
}

double TermIterator::Score() const {
  const uint32_t length =
      document_ < lengths_->size() ? (*lengths_)[document_] : 0;
  return weight_->Score(cursor_->wdf(), length);
}

void TermIterator::Require(double weight) {
  if (weight > weight_->greatest()) {
    least_wdf_ = std::numeric_limits<uint32_t>::max();
  }
  while (least_wdf_ < TermWeight::kSmall &&
         weight_->Bound(least_wdf_) < weight) {
    ++least_wdf_;
  }
}

ListIterator::ListIterator(std::vector<uint32_t> documents)
    : documents_(std::move(documents)) {
  Stand();
}

void ListIterator::Stand() {
  document_ = at_ < documents_.size() ? documents_[at_] : kNoDocument;
}

void ListIterator::Next() {
  if (at_ < documents_.size()) ++at_;
  Stand();
}

void ListIterator::SkipTo(uint32_t document) {
  if (document <= document_) return;
  at_ = static_cast<size_t>(
      std::lower_bound(documents_.begin() + static_cast<std::ptrdiff_t>(at_),
                       documents_.end(), document) -
      documents_.begin());
  Stand();
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/leaf_iterators.h"

namespace defnews {

// Whether the present document can weigh what is required.
bool TermIterator::MayWeigh() {
  const uint32_t wdf = cursor_->wdf();
  const uint32_t document = cursor_->document();
  if (wdf >= TermWeight::kSmall || document >= lengths_->size()) return true;
  if ((longest_known_ >> wdf & 1) == 0) {
    longest_known_ |= 1U << wdf;
    longest_[wdf] = weight_->LongestFor(wdf, required_);
  }
  return (*lengths_)[document] <= longest_[wdf];
}

// The present document or the next that weighs enough.
void TermIterator::Stand() {
  if (required_ > 0) {
    while (cursor_->document() != kNoDocument && !MayWeigh()) cursor_->Next();
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
  if (weight <= required_ || !weight_->weighs()) return;
  required_ = weight;
  longest_known_ = 0;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/maybe_iterator.h"

namespace defnews {

MaybeIterator::MaybeIterator(IteratorPtr wanted, IteratorPtr evidence)
    : wanted_(std::move(wanted)), evidence_(std::move(evidence)) {
  document_ = wanted_->document();
}

void MaybeIterator::Next() {
  wanted_->Next();
  document_ = wanted_->document();
}

void MaybeIterator::SkipTo(uint32_t document) {
  wanted_->SkipTo(document);
  document_ = wanted_->document();
}

bool MaybeIterator::Confirm() {
  if (!wanted_->Confirm()) return false;
  if (evidence_->document() < document_) evidence_->SkipTo(document_);
  const bool has = evidence_->document() == document_ && evidence_->Confirm();
  added_ = has ? evidence_->Score() : 0;
  return true;
}

void MaybeIterator::Require(double weight) {
  // A hair below, for what rounding may add.
  const double rest = evidence_->greatest() * (1 + 1e-12);
  if (weight > rest) wanted_->Require((weight - rest) * (1 - 1e-12));
}

}  // namespace defnews

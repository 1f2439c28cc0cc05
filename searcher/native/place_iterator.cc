// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/place_iterator.h"

#include <algorithm>
#include <utility>

namespace defnews {
namespace {

using Lists = std::vector<const std::vector<uint32_t>*>;

// The first position of a list, from index `*at` on, that is not before
// `position`; false if there is none.
bool SkipTo(const std::vector<uint32_t>& list, uint64_t position, size_t* at) {
  while (*at < list.size() && list[*at] < position) ++*at;
  return *at < list.size();
}

}  // namespace

// For each place of the first term the earliest places of the others after
// it: if any do, those do.
bool InOrderWithin(const Lists& lists, uint32_t window,
                   std::vector<size_t>* at) {
  at->assign(lists.size(), 0);
  for (const uint32_t first : *lists.front()) {
    uint64_t last = first;
    bool fits = true;
    for (size_t i = 1; i < lists.size() && fits; ++i) {
      if (!SkipTo(*lists[i], last + 1, &(*at)[i])) return false;
      last = (*lists[i])[(*at)[i]];
      fits = last - first < window;
    }
    if (fits) return true;
  }
  return false;
}

bool NearWithin(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b,
                uint32_t window) {
  size_t at = 0;
  for (const uint32_t place : a) {
    const uint64_t low = place < window ? 0 : uint64_t{place} - window + 1;
    if (!SkipTo(b, low, &at)) return false;
    size_t near = at;
    if (b[near] == place) ++near;
    if (near < b.size() && b[near] < uint64_t{place} + window) return true;
  }
  return false;
}

PlaceIterator::PlaceIterator(
    IteratorPtr terms, std::vector<glass_reader::PositionCursor> positions,
    Order order, uint32_t window)
    : terms_(std::move(terms)),
      positions_(std::move(positions)),
      order_(order),
      window_(window) {
  document_ = terms_->document();
}

void PlaceIterator::Next() {
  terms_->Next();
  document_ = terms_->document();
}

void PlaceIterator::SkipTo(uint32_t document) {
  terms_->SkipTo(document);
  document_ = terms_->document();
}

bool PlaceIterator::Confirm() {
  if (!terms_->Confirm()) return false;
  lists_.clear();
  for (glass_reader::PositionCursor& cursor : positions_) {
    lists_.push_back(&cursor.In(document_));
    if (lists_.back()->empty()) return false;
  }
  return order_ == Order::kAsGiven
             ? InOrderWithin(lists_, window_, &at_)
             : NearWithin(*lists_[0], *lists_[1], window_);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/scoring.h"

#include <cmath>

namespace defnews {
namespace {

// Norms of documents longer than this are computed each time.
constexpr size_t kKnownLengths = 8192;

}  // namespace

LengthNorms::LengthNorms(const CollectionStatistics& collection)
    : average_length_(collection.documents == 0
                          ? 0
                          : static_cast<double>(collection.total_length) /
                                static_cast<double>(collection.documents)),
      known_(kKnownLengths, -1.0) {
  if (collection.shortest > 0) greatest_ = Compute(collection.shortest);
}

double LengthNorms::Compute(uint32_t length) const {
  if (length == 0) return greatest_;
  return std::log2(1 + average_length_ / length);
}

uint32_t LengthNorms::LengthOf(double norm) const {
  constexpr double kMost = std::numeric_limits<uint32_t>::max();
  if (norm <= 0) return std::numeric_limits<uint32_t>::max();
  const double length = average_length_ / (std::exp2(norm) - 1) * (1 + 1e-9);
  return length >= kMost - 1 ? std::numeric_limits<uint32_t>::max()
                             : static_cast<uint32_t>(length) + 1;
}

// Score() solved for the norm: w (x + 1) = x a i, x = wdf n.
uint32_t TermWeight::LongestFor(uint32_t wdf, double weight) const {
  const double least = weight * (1 - 1e-12);
  if (wdf == 0) return least <= 0 ? std::numeric_limits<uint32_t>::max() : 0;
  const double room = aftereffect_ * information_ - least;
  if (room <= 0) return 0;
  return norms_->LengthOf(least / room / wdf);
}

TermWeight::TermWeight(const CollectionStatistics& collection,
                       LengthNorms* norms, uint64_t documents,
                       uint64_t occurrences, double factor) {
  if (documents == 0 || occurrences == 0 || factor == 0) return;
  norms_ = norms;
  const auto all = static_cast<double>(collection.documents);
  const auto frequency = static_cast<double>(occurrences);
  const double mean = frequency / all;
  const double expected = all * (1.0 - std::exp(-mean));
  information_ = std::log2((all + 1.0) / (expected + 0.5)) * factor;
  aftereffect_ = (frequency + 1.0) / static_cast<double>(documents);
  // A frequency without end would count its whole share.
  greatest_ = aftereffect_ * information_;
  for (uint32_t wdf = 0; wdf < kSmall; ++wdf) {
    // A hair above, for what rounding may add.
    bounds_.push_back(Of(wdf * norms_->greatest()) * (1 + 1e-12));
  }
}

}  // namespace defnews

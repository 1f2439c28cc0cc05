// SPDX-License-Identifier: GPL-3.0-or-later
// The weight IneB2 of the divergence from randomness framework (G. Amati,
// C. J. van Rijsbergen, ACM TOIS 20(4), 2002) as Xapian::IneB2Weight computes
// it, with c = 1: the same numbers from the same statistics.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace defnews {

// Of all the partitions that are asked together.
struct CollectionStatistics {
  uint64_t documents = 0;
  uint64_t total_length = 0;
  uint32_t shortest = 0;  // length of a document that has any

  bool operator==(const CollectionStatistics&) const = default;
};

// How much a document's length makes of a term's frequency in it.
class LengthNorms {
 public:
  explicit LengthNorms(const CollectionStatistics& collection);

  double Of(uint32_t length) {
    if (length >= known_.size()) return Compute(length);
    double& norm = known_[length];
    if (norm < 0) norm = Compute(length);
    return norm;
  }
  // The greatest length with a norm of at least `norm`, or a little more.
  uint32_t LengthOf(double norm) const;
  // That of the shortest, which no other exceeds.
  double greatest() const { return greatest_; }

 private:
  double Compute(uint32_t length) const;

  double average_length_;
  double greatest_ = 0;
  std::vector<double> known_;
};

// One term of a query. All zeros weighs nothing.
class TermWeight {
 public:
  TermWeight() = default;
  // Of a term that stands in `documents`, `occurrences` times in all.
  TermWeight(const CollectionStatistics& collection, LengthNorms* norms,
             uint64_t documents, uint64_t occurrences, double factor);

  double Score(uint32_t wdf, uint32_t length) const {
    if (wdf == 0 || norms_ == nullptr) return 0;
    return Of(wdf * norms_->Of(length));
  }
  // No document with this frequency weighs more.
  double Bound(uint32_t wdf) const {
    if (wdf < bounds_.size()) return bounds_[wdf];
    return greatest_;
  }
  // Frequencies below this have bounds of their own.
  static constexpr uint32_t kSmall = 32;
  double greatest() const { return greatest_; }
  // The greatest length of a document that can weigh so much with this
  // frequency, or a little more; 0 if none can.
  uint32_t LongestFor(uint32_t wdf, double weight) const;
  bool weighs() const { return norms_ != nullptr; }

 private:
  double Of(double normed) const {
    return normed * aftereffect_ / (normed + 1.0) * information_;
  }

  LengthNorms* norms_ = nullptr;
  double aftereffect_ = 0;
  double information_ = 0;
  double greatest_ = 0;
  std::vector<double> bounds_;  // by frequency, for small ones
};

}  // namespace defnews

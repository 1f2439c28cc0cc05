// SPDX-License-Identifier: GPL-3.0-or-later
// Documents such as no newspaper prints, to try every branch of a format.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "indexer/partitions/indexable_document.h"

namespace defnews {

// A docid of a shard and its document.
using NumberedDocument = std::pair<uint32_t, IndexableDocument>;

// Everything follows from the seed.
class RandomDocuments {
 public:
  explicit RandomDocuments(uint64_t seed);

  // By docid, with gaps; sometimes none, sometimes hundreds.
  std::vector<NumberedDocument> Shard();
  IndexableDocument Document();

  // A number below `end`, the smaller the likelier.
  uint32_t Small(uint32_t end);
  bool OneIn(uint32_t count) { return Below(count) == 0; }
  uint32_t Below(uint32_t end);

 private:
  std::string Bytes(size_t count);
  std::string NewTerm();
  std::vector<uint32_t> Positions();
  void AddVersion(IndexableDocument* document);
  IndexableDocument::Posting Posting(const std::string& term);

  std::mt19937_64 random_;
  std::vector<std::string> vocabulary_;
};

}  // namespace defnews

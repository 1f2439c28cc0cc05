// SPDX-License-Identifier: GPL-3.0-or-later
// From an index query to iterators over one partition.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "searcher/compile/index_query.h"
#include "searcher/glass/partition_reader.h"
#include "searcher/native/document_bits.h"
#include "searcher/native/document_iterator.h"
#include "searcher/native/scoring.h"

namespace defnews {

// The terms of queries in all the partitions asked, looked up once. Must
// outlive the iterators built with it.
class QueryTermTable {
 public:
  // `norms` must outlive it.
  QueryTermTable(std::vector<glass_reader::PartitionReader*> partitions,
                 const CollectionStatistics& collection, LengthNorms* norms)
      : partitions_(std::move(partitions)),
        collection_(collection),
        norms_(norms) {}

  // The postings of a term in the partition of this place in the list.
  std::unique_ptr<glass_reader::PostingCursor> Postings(const std::string& term,
                                                        size_t partition);
  const TermWeight* Weight(const std::string& term, double factor);

  // The documents that have any of the terms of sorted `keys`
  // (glass_reader::TermKey), gathered once: a query is looked at for its hits,
  // for the leads of copies and for totals.
  std::shared_ptr<const DocumentBits> AnyOf(std::vector<std::string> keys,
                                            size_t partition);

  glass_reader::PartitionReader* partition(size_t at) const {
    return partitions_[at];
  }

 private:
  struct Entry {
    std::vector<glass_reader::Cursor> places;  // in the partitions
    uint64_t documents = 0;
    uint64_t occurrences = 0;
  };

  Entry& Find(const std::string& term);

  std::vector<glass_reader::PartitionReader*> partitions_;
  const CollectionStatistics& collection_;
  LengthNorms* norms_;
  std::map<std::string, Entry> entries_;
  std::map<std::pair<std::string, double>, TermWeight> weights_;
  // By partition and keys.
  std::map<std::pair<size_t, std::vector<std::string>>,
           std::shared_ptr<const DocumentBits>>
      unions_;
};

// Whether so few documents of a partition are looked at that what else is
// asked of them is better looked up than gathered.
bool IsLittle(uint64_t documents,
              const glass_reader::PartitionReader& partition);

// The documents of the partition of this place that match; `factor` 0 where
// weights do not matter; `sparse` where only a few documents are looked up.
IteratorPtr BuildIterator(const IndexQuery& query, double factor,
                          size_t partition, QueryTermTable* terms,
                          bool sparse = false);

}  // namespace defnews

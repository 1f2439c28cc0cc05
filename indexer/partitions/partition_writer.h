// SPDX-License-Identifier: GPL-3.0-or-later
// How documents become partitions. Articles come in no order of date and are
// analysed by several threads, so a partition is first written as shards and
// then merged out of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/duplicates/copy_groups.h"
#include "indexer/partitions/analyzed_document.h"
#include "indexer/partitions/indexable_document.h"

namespace defnews {

// What becomes of one document of a finished shard.
struct CopyMark {
  uint32_t docid = 0;
  std::string id;  // of the article
  CopyState state;
};

// One shard being written; used by one thread.
class ShardWriter {
 public:
  ShardWriter() = default;
  ShardWriter(const ShardWriter&) = delete;
  ShardWriter& operator=(const ShardWriter&) = delete;
  virtual ~ShardWriter() = default;

  // `docid` begins at 1 and rises from call to call; gaps are allowed.
  virtual absl::Status Add(uint32_t docid,
                           const IndexableDocument& document) = 0;
  // The same as with Spell(document), faster where the writer has a way.
  virtual absl::Status AddAnalyzed(uint32_t docid,
                                   const AnalyzedDocument& document) {
    return Add(docid, Spell(document));
  }
  // To be called once, after the last Add().
  virtual absl::Status Finish() = 0;
};

// The functions may be called by several threads at once, each with shards of
// its own.
class PartitionWriter {
 public:
  PartitionWriter() = default;
  PartitionWriter(const PartitionWriter&) = delete;
  PartitionWriter& operator=(const PartitionWriter&) = delete;
  virtual ~PartitionWriter() = default;

  virtual absl::StatusOr<std::unique_ptr<ShardWriter>> NewShard(
      uint32_t shard) = 0;

  // How many documents of ordinary size make a good shard.
  virtual size_t documents_of_shard() const = 0;

  // Takes documents out of a finished shard again. Words that are listed only
  // there (schema::kWord) move to another document of the shard; those that
  // find none are returned.
  virtual absl::StatusOr<std::vector<std::string>> Remove(
      uint32_t shard, const std::vector<uint32_t>& docids) = 0;

  // Lists words, as returned by Remove(), in the first document of a shard.
  virtual absl::Status AddWords(uint32_t shard,
                                const std::vector<std::string>& terms) = 0;

  // Records in finished shards what is known only once all articles have been
  // read: group, lead and the version that says so. Marks come by rising
  // docid; each document gets one mark at most.
  virtual absl::Status MarkCopies(uint32_t shard,
                                  const std::vector<CopyMark>& marks) = 0;

  // Writes the folder `path`, the partition made of `shards` in the order
  // given. Documents are numbered anew in that order. The shards are gone
  // after this.
  virtual absl::Status Merge(const std::vector<uint32_t>& shards,
                             const std::string& path) = 0;

  // What the user should know about how it went, once all is merged.
  virtual std::vector<std::string> Notes() const { return {}; }
};

}  // namespace defnews

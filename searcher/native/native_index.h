// SPDX-License-Identifier: GPL-3.0-or-later
// The local partitions of a generation, opened for the native engine; what
// outlives a query is kept here.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"
#include "defnews/searcher.h"
#include "searcher/glass/partition_reader.h"
#include "searcher/glass/value_cursor.h"
#include "searcher/native/scoring.h"

namespace defnews {

// For one thread.
class NativeIndex {
 public:
  // `versions` are the contents of the partitions' version files, in the order
  // of the manifest, which must outlive this.
  static absl::StatusOr<std::unique_ptr<NativeIndex>> Open(
      const std::string& path, const Manifest& manifest,
      const std::vector<std::string>& versions);

  const Manifest& manifest() const { return manifest_; }
  glass_reader::PartitionReader* partition(size_t at) {
    return partitions_[at].get();
  }
  // A bit for each document to be passed over: those replaced or removed, and
  // with `leads` the copies that do not lead their group. Empty if there are
  // none.
  const std::vector<bool>& left_out(size_t partition, bool leads);
  // The terms of groups of copies in it (schema::GroupTerm).
  const absl::flat_hash_set<std::string>& groups(size_t partition);
  // No document of the partition has a smaller key in this order.
  const std::string& first_key(size_t partition, SortOrder order);

  std::string Value(size_t partition, uint32_t document, uint32_t slot);
  // A cursor that is kept for the slot.
  glass_reader::ValueCursor* Values(size_t partition, uint32_t slot);

  // Norms for these statistics, kept until other ones are asked for.
  LengthNorms* Norms(const CollectionStatistics& collection);

  absl::Status status() const;

 private:
  explicit NativeIndex(const Manifest& manifest) : manifest_(manifest) {}

  const Manifest& manifest_;
  std::vector<std::unique_ptr<glass_reader::PartitionReader>> partitions_;
  std::map<std::pair<size_t, bool>, std::vector<bool>> left_out_;
  std::map<std::pair<size_t, SortOrder>, std::string> first_keys_;
  std::map<size_t, absl::flat_hash_set<std::string>> groups_;
  std::map<std::pair<size_t, uint32_t>,
           std::unique_ptr<glass_reader::ValueCursor>>
      values_;
  CollectionStatistics norms_of_;
  std::unique_ptr<LengthNorms> norms_;
};

}  // namespace defnews

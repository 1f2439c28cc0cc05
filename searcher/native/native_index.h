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
#include "searcher/native/document_bits.h"
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
  // See PartitionReader::CheckOpen().
  absl::Status CheckOpen() const;
  // Maps the tables that have not been needed yet.
  absl::Status OpenTables();
  glass_reader::PartitionReader* partition(size_t at) {
    return partitions_[at].get();
  }
  // Those replaced or removed; empty if there are none.
  const DocumentBits& hidden(size_t partition);
  // Copies that do not lead their group; empty if there are none.
  const DocumentBits& copies(size_t partition);
  // Members of groups of copies other than the founders; likewise.
  const DocumentBits& members(size_t partition);
  // The terms of groups of copies in it (schema::GroupTerm).
  const absl::flat_hash_set<std::string>& groups(size_t partition);
  // No document of the partition has a smaller key in this order.
  const std::string& first_key(size_t partition, SortOrder order);

  std::string Value(size_t partition, uint32_t document, uint32_t slot);
  // A cursor that is kept for the slot.
  glass_reader::ValueCursor* Values(size_t partition, uint32_t slot);

  // The first eight bytes of the values in a slot, by document, as a number
  // that sorts as they do. Null when asked for the first time: to read them all
  // pays only for those who ask again.
  const std::vector<uint64_t>* Prefixes(size_t partition, uint32_t slot);

  // Norms for these statistics, kept until other ones are asked for.
  LengthNorms* Norms(const CollectionStatistics& collection);

  absl::Status status() const;

 private:
  explicit NativeIndex(const Manifest& manifest) : manifest_(manifest) {}

  const Manifest& manifest_;
  std::vector<std::unique_ptr<glass_reader::PartitionReader>> partitions_;
  struct Groups {
    absl::flat_hash_set<std::string> terms;
    DocumentBits members;
  };
  struct SlotPrefixes {
    bool asked = false;
    std::vector<uint64_t> prefixes;
  };

  const Groups& GroupsOf(size_t partition);

  std::map<size_t, DocumentBits> hidden_;
  std::map<size_t, DocumentBits> copies_;
  std::map<std::pair<size_t, SortOrder>, std::string> first_keys_;
  std::map<size_t, Groups> groups_;
  std::map<std::pair<size_t, uint32_t>, SlotPrefixes> prefixes_;
  std::map<std::pair<size_t, uint32_t>,
           std::unique_ptr<glass_reader::ValueCursor>>
      values_;
  CollectionStatistics norms_of_;
  std::unique_ptr<LengthNorms> norms_;
};

// The first eight bytes of a text as a number that sorts as it does.
uint64_t PrefixOf(std::string_view text);

}  // namespace defnews

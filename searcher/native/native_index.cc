// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/native_index.h"

#include "common/dates/published_date.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"

namespace defnews {

using glass_reader::PartitionReader;
using glass_reader::PostingCursor;
using glass_reader::ValueCursor;

namespace {

// No article of the partition has a smaller key in this order. A day more than
// recorded, for instants that lie in another day elsewhere.
std::string FirstKey(const Partition& partition, SortOrder order) {
  if (partition.first_day.empty() || partition.last_day.empty()) {
    return schema::NewestKey(PublishedDate(), "");
  }
  const bool newest = order != SortOrder::kOldest;
  absl::StatusOr<DayRange> days =
      ParsePeriod(newest ? partition.last_day : partition.first_day);
  if (!days.ok()) return "";
  const absl::CivilDay day = newest ? days->last + 2 : days->first - 2;
  const absl::StatusOr<PublishedDate> date =
      ParsePublished(absl::FormatCivilTime(day));
  if (!date.ok()) return "";
  return newest ? schema::NewestKey(*date, "") : schema::OldestKey(*date, "");
}

}  // namespace

absl::StatusOr<std::unique_ptr<NativeIndex>> NativeIndex::Open(
    const std::string& path, const Manifest& manifest,
    const std::vector<std::string>& versions) {
  std::unique_ptr<NativeIndex> index(new NativeIndex(manifest));
  for (size_t at = 0; at < manifest.partitions.size(); ++at) {
    const std::string folder =
        PartitionPath(path, manifest.partitions[at].name);
    absl::StatusOr<std::unique_ptr<PartitionReader>> reader =
        PartitionReader::Open(folder, versions[at]);
    if (!reader.ok()) {
      return absl::DataLossError(ToAbsl(
          folder + ": " + std::string(FromAbsl(reader.status().message()))));
    }
    index->partitions_.push_back(*std::move(reader));
  }
  return index;
}

const std::vector<bool>& NativeIndex::left_out(size_t partition, bool leads) {
  const auto [at, added] = left_out_.try_emplace({partition, leads});
  std::vector<bool>& bits = at->second;
  if (!added) return bits;
  const Partition& recorded = manifest_.partitions[partition];
  PartitionReader* reader = partitions_[partition].get();
  const auto leave_out = [&](const std::string& term) {
    PostingCursor documents(reader->postlist(), term);
    for (; documents.document() < bits.size(); documents.Next()) {
      bits[documents.document()] = true;
    }
  };
  const bool copies = leads && recorded.copies > 0;
  if (recorded.hidden.empty() && !copies) return bits;
  bits.resize(size_t{reader->version().last_docid} + 1);
  for (const std::string& version : recorded.hidden) {
    leave_out(schema::VersionTerm(version));
  }
  if (copies) leave_out(schema::CopyTerm());
  return bits;
}

const std::string& NativeIndex::first_key(size_t partition, SortOrder order) {
  const auto [at, added] = first_keys_.try_emplace({partition, order});
  if (added) at->second = FirstKey(manifest_.partitions[partition], order);
  return at->second;
}

const absl::flat_hash_set<std::string>& NativeIndex::groups(size_t partition) {
  const auto [at, added] = groups_.try_emplace(partition);
  if (added && manifest_.partitions[partition].copies > 0) {
    partitions_[partition]->ForEachTerm(schema::GroupTerm(""),
                                        [&](std::string_view term) {
                                          at->second.emplace(term);
                                          return true;
                                        });
  }
  return at->second;
}

ValueCursor* NativeIndex::Values(size_t partition, uint32_t slot) {
  std::unique_ptr<ValueCursor>& cursor = values_[{partition, slot}];
  if (cursor == nullptr) {
    cursor =
        std::make_unique<ValueCursor>(partitions_[partition]->postlist(), slot);
  }
  return cursor.get();
}

std::string NativeIndex::Value(size_t partition, uint32_t document,
                               uint32_t slot) {
  return std::string(Values(partition, slot)->In(document));
}

LengthNorms* NativeIndex::Norms(const CollectionStatistics& collection) {
  if (norms_ == nullptr || norms_of_ != collection) {
    norms_ = std::make_unique<LengthNorms>(collection);
    norms_of_ = collection;
  }
  return norms_.get();
}

absl::Status NativeIndex::status() const {
  for (const auto& partition : partitions_) {
    RETURN_IF_ERROR(partition->status());
  }
  return absl::OkStatus();
}

}  // namespace defnews

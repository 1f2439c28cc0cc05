// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/native_index.h"

#include <utility>

#include "common/dates/published_date.h"
#include "common/index/damage.h"
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
      return Damaged(folder + "/iamglass", FromAbsl(reader.status().message()));
    }
    index->partitions_.push_back(*std::move(reader));
  }
  return index;
}

namespace {

void SetAll(const std::string& term, PartitionReader* reader,
            DocumentBits* bits) {
  const uint32_t last = reader->version().last_docid;
  PostingCursor documents(reader->postlist(), term);
  for (; documents.document() <= last; documents.Next()) {
    bits->Set(documents.document());
  }
}

}  // namespace

const DocumentBits& NativeIndex::hidden(size_t partition) {
  const auto [at, added] = hidden_.try_emplace(partition);
  const Partition& recorded = manifest_.partitions[partition];
  if (!added || recorded.hidden.empty()) return at->second;
  PartitionReader* reader = partitions_[partition].get();
  at->second = DocumentBits(reader->version().last_docid);
  for (const std::string& version : recorded.hidden) {
    SetAll(schema::VersionTerm(version), reader, &at->second);
  }
  return at->second;
}

const DocumentBits& NativeIndex::copies(size_t partition) {
  const auto [at, added] = copies_.try_emplace(partition);
  if (!added || manifest_.partitions[partition].copies == 0) return at->second;
  PartitionReader* reader = partitions_[partition].get();
  at->second = DocumentBits(reader->version().last_docid);
  SetAll(schema::CopyTerm(), reader, &at->second);
  return at->second;
}

const std::string& NativeIndex::first_key(size_t partition, SortOrder order) {
  const auto [at, added] = first_keys_.try_emplace({partition, order});
  if (added) at->second = FirstKey(manifest_.partitions[partition], order);
  return at->second;
}

const NativeIndex::Groups& NativeIndex::GroupsOf(size_t partition) {
  const auto [at, added] = groups_.try_emplace(partition);
  Groups& groups = at->second;
  if (!added || manifest_.partitions[partition].copies == 0) return groups;
  PartitionReader* reader = partitions_[partition].get();
  groups.members = DocumentBits(reader->version().last_docid);
  reader->ForEachTerm(schema::GroupTerm(""), "", [&](std::string_view term) {
    groups.terms.emplace(term);
    SetAll(std::string(term), reader, &groups.members);
    return true;
  });
  return groups;
}

const absl::flat_hash_set<std::string>& NativeIndex::groups(size_t partition) {
  return GroupsOf(partition).terms;
}

const DocumentBits& NativeIndex::members(size_t partition) {
  return GroupsOf(partition).members;
}

uint64_t PrefixOf(std::string_view text) {
  uint64_t prefix = 0;
  for (size_t at = 0; at < 8; ++at) {
    prefix = prefix << 8 |
             (at < text.size() ? static_cast<unsigned char>(text[at]) : 0U);
  }
  return prefix;
}

const std::vector<uint64_t>* NativeIndex::Prefixes(size_t partition,
                                                   uint32_t slot) {
  SlotPrefixes& kept = prefixes_[{partition, slot}];
  if (!std::exchange(kept.asked, true)) return nullptr;
  if (kept.prefixes.empty()) {
    const uint32_t last = partitions_[partition]->version().last_docid;
    ValueCursor* values = Values(partition, slot);
    kept.prefixes.resize(size_t{last} + 1);
    for (uint32_t document = 1; document <= last; ++document) {
      kept.prefixes[document] = PrefixOf(values->In(document));
    }
  }
  return &kept.prefixes;
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

absl::Status NativeIndex::CheckOpen() const {
  for (const auto& partition : partitions_) {
    RETURN_IF_ERROR(partition->CheckOpen());
  }
  return absl::OkStatus();
}

absl::Status NativeIndex::OpenTables() {
  for (const auto& partition : partitions_) {
    partition->postlist();
    partition->position();
    partition->docdata();
  }
  return status();
}

absl::Status NativeIndex::status() const {
  for (const auto& partition : partitions_) {
    RETURN_IF_ERROR(partition->status());
  }
  return absl::OkStatus();
}

}  // namespace defnews

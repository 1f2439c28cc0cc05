// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/bulk_partition_writer.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "indexer/glass/database_writer.h"
#include "indexer/glass/run.h"
#include "indexer/glass/run_builder.h"
#include "indexer/glass/run_documents.h"
#include "indexer/glass/spill_file.h"
#include "indexer/partitions/api_partition_writer.h"
#include "indexer/partitions/partition_metadata.h"
#include "indexer/partitions/partition_sample.h"
#include "indexer/partitions/shard_edits.h"

namespace defnews {
namespace {

using Words = std::vector<std::string>;
using Shards = std::vector<const glass::Shard*>;

class BulkWriter : public PartitionWriter {
 public:
  BulkWriter(std::unique_ptr<glass::SpillFile> spill, size_t threads,
             const BulkOptions& options)
      : spill_(std::move(spill)),
        threads_(std::max<size_t>(threads, 1)),
        options_(options) {}

  absl::StatusOr<std::unique_ptr<ShardWriter>> NewShard(
      uint32_t shard) override;
  // Enough for a run in which the same words come often, and few enough for
  // all threads to have work.
  size_t documents_of_shard() const override { return 500; }
  absl::StatusOr<Words> Remove(uint32_t shard,
                               const std::vector<uint32_t>& docids) override;
  absl::Status AddWords(uint32_t shard, const Words& terms) override;
  absl::Status MarkCopies(uint32_t shard,
                          const std::vector<CopyMark>& marks) override;
  absl::Status Merge(const std::vector<uint32_t>& shards,
                     const std::string& path) override;

  std::vector<std::string> Notes() const override;

  const BulkOptions& options() const { return options_; }
  glass::SpillFile* spill() { return spill_.get(); }
  // One that knows the ids of `vocabulary`, where there is one.
  std::unique_ptr<glass::RunBuilder> TakeBuilder(uint64_t vocabulary);
  void GiveBack(std::unique_ptr<glass::RunBuilder> builder);
  void Store(uint32_t shard, std::vector<glass::Run> runs);

 private:
  glass::Shard* Find(uint32_t shard);
  void Free(const glass::Shard& shard);
  absl::Status Write(const Shards& shards, const std::string& path) const;
  absl::Status WriteThroughApi(const Shards& shards,
                               const std::string& path) const;

  const std::unique_ptr<glass::SpillFile> spill_;
  const size_t threads_;
  const BulkOptions options_;
  mutable std::mutex mutex_;
  // Guarded by mutex_; a shard itself belongs to the thread that works on it.
  std::map<uint32_t, glass::Shard> shards_;
  std::vector<std::unique_ptr<glass::RunBuilder>> idle_;
  std::vector<std::string> notes_;
};

class BulkShardWriter : public ShardWriter {
 public:
  BulkShardWriter(BulkWriter* writer, uint32_t shard)
      : writer_(writer), shard_(shard) {}

  absl::Status Add(uint32_t docid, const IndexableDocument& document) override {
    return AddDocument(docid, document, 0);
  }

  absl::Status AddAnalyzed(uint32_t docid,
                           const AnalyzedDocument& document) override {
    return AddDocument(docid, document, document.analyzer->vocabulary());
  }

  absl::Status Finish() override {
    if (builder_ != nullptr) {
      if (!builder_->empty()) RETURN_IF_ERROR(Spill());
      writer_->GiveBack(std::move(builder_));
    }
    writer_->Store(shard_, std::move(runs_));
    return absl::OkStatus();
  }

 private:
  template <typename Document>
  absl::Status AddDocument(uint32_t docid, const Document& document,
                           uint64_t vocabulary) {
    if (builder_ == nullptr) builder_ = writer_->TakeBuilder(vocabulary);
    RETURN_IF_ERROR(builder_->Add(docid, document));
    if (builder_->bytes() < writer_->options().run_bytes) {
      return absl::OkStatus();
    }
    return Spill();
  }

  absl::Status Spill() {
    ASSIGN_OR_RETURN(glass::Run run, builder_->Spill(writer_->spill()));
    runs_.push_back(std::move(run));
    return absl::OkStatus();
  }

  BulkWriter* const writer_;
  const uint32_t shard_;
  std::unique_ptr<glass::RunBuilder> builder_;
  std::vector<glass::Run> runs_;
};

std::unique_ptr<glass::RunBuilder> BulkWriter::TakeBuilder(
    uint64_t vocabulary) {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::make_unique<glass::RunBuilder>();
  const auto known = std::find_if(
      idle_.begin(), idle_.end(),
      [&](const auto& idle) { return idle->vocabulary() == vocabulary; });
  if (known != idle_.end()) std::swap(*known, idle_.back());
  std::unique_ptr<glass::RunBuilder> builder = std::move(idle_.back());
  idle_.pop_back();
  return builder;
}

void BulkWriter::GiveBack(std::unique_ptr<glass::RunBuilder> builder) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(builder));
}

void BulkWriter::Store(uint32_t shard, std::vector<glass::Run> runs) {
  const std::lock_guard lock(mutex_);
  shards_[shard].runs = std::move(runs);
}

glass::Shard* BulkWriter::Find(uint32_t shard) {
  const std::lock_guard lock(mutex_);
  const auto at = shards_.find(shard);
  return at == shards_.end() ? nullptr : &at->second;
}

absl::StatusOr<std::unique_ptr<ShardWriter>> BulkWriter::NewShard(
    uint32_t shard) {
  return std::make_unique<BulkShardWriter>(this, shard);
}

absl::Status NoShard(uint32_t shard) {
  return absl::NotFoundError(
      ToAbsl("shard " + std::to_string(shard) + " was not written"));
}

absl::StatusOr<Words> BulkWriter::Remove(uint32_t number,
                                         const std::vector<uint32_t>& docids) {
  glass::Shard* shard = Find(number);
  if (shard == nullptr) return NoShard(number);
  return RemoveFromShard(*spill_, docids, shard);
}

absl::Status BulkWriter::AddWords(uint32_t number, const Words& terms) {
  glass::Shard* shard = Find(number);
  if (shard == nullptr) return NoShard(number);
  ListInShard(terms, shard);
  return absl::OkStatus();
}

absl::Status BulkWriter::MarkCopies(uint32_t number,
                                    const std::vector<CopyMark>& marks) {
  glass::Shard* shard = Find(number);
  if (shard == nullptr) return NoShard(number);
  return MarkInShard(*spill_, marks, shard);
}

absl::Status BulkWriter::Merge(const std::vector<uint32_t>& shards,
                               const std::string& path) {
  std::vector<const glass::Shard*> sources;
  for (const uint32_t number : shards) {
    const glass::Shard* shard = Find(number);
    if (shard == nullptr) return NoShard(number);
    sources.push_back(shard);
  }
  absl::Status status = Write(sources, path);
  if (!status.ok() && options_.fall_back) {
    RETURN_IF_ERROR(WriteThroughApi(sources, path));
    const std::lock_guard lock(mutex_);
    notes_.push_back(path + " was written again, through Xapian: " +
                     std::string(status.message()));
    status = absl::OkStatus();
  }
  RETURN_IF_ERROR(status);
  for (const glass::Shard* shard : sources) Free(*shard);
  const std::lock_guard lock(mutex_);
  for (const uint32_t number : shards) shards_.erase(number);
  return absl::OkStatus();
}

absl::Status BulkWriter::Write(const Shards& shards,
                               const std::string& path) const {
  glass::WriteOptions writing;
  writing.block_bytes = options_.block_bytes;
  writing.buffer_bytes = options_.merge_bytes / threads_;
  ASSIGN_OR_RETURN(const glass::Statistics statistics,
                   glass::WriteDatabase(*spill_, shards, PartitionMetadata(),
                                        writing, path));
  return SamplePartition(path, statistics, *spill_, shards);
}

// Each run becomes a shard of the other writer.
absl::Status BulkWriter::WriteThroughApi(const Shards& shards,
                                         const std::string& path) const {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  const std::string folder = path + ".shards";
  if (error || !std::filesystem::create_directory(folder, error)) {
    return absl::InternalError(ToAbsl(folder + ": cannot be created"));
  }
  const std::unique_ptr<PartitionWriter> writer =
      ApiPartitionWriter(folder, threads_);
  std::vector<uint32_t> numbers;
  for (const glass::Shard* shard : shards) {
    for (const glass::Run& run : shard->runs) {
      ASSIGN_OR_RETURN(const std::vector<glass::RunDocument> documents,
                       glass::ReadRun(*spill_, *shard, run));
      if (documents.empty()) continue;
      numbers.push_back(static_cast<uint32_t>(numbers.size()));
      ASSIGN_OR_RETURN(const std::unique_ptr<ShardWriter> out,
                       writer->NewShard(numbers.back()));
      for (const auto& [docid, document] : documents) {
        RETURN_IF_ERROR(out->Add(docid, document));
      }
      RETURN_IF_ERROR(out->Finish());
    }
  }
  return writer->Merge(numbers, path);
}

std::vector<std::string> BulkWriter::Notes() const {
  const std::lock_guard lock(mutex_);
  return notes_;
}

void BulkWriter::Free(const glass::Shard& shard) {
  for (const glass::Run& run : shard.runs) {
    spill_->Free(run.records);
    spill_->Free(run.terms);
    for (const auto& [slot, extent] : run.values) spill_->Free(extent);
  }
}

}  // namespace

absl::StatusOr<std::unique_ptr<PartitionWriter>> BulkPartitionWriter(
    const std::string& folder, size_t threads, const BulkOptions& options) {
  ASSIGN_OR_RETURN(std::unique_ptr<glass::SpillFile> spill,
                   glass::SpillFile::Create(folder));
  return std::make_unique<BulkWriter>(std::move(spill), threads, options);
}

}  // namespace defnews

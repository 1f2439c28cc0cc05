// SPDX-License-Identifier: GPL-3.0-or-later
// Articles in, partitions out: batches by period, analysed and written by
// several threads, merged at the end.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "common/index/manifest.h"
#include "indexer/partitions/partition_writer.h"
#include "indexer/partitions/writer_choice.h"
#include "indexer/pipeline/bounded_queue.h"

namespace defnews {

class DocumentBuilder;

// A partition that is not yet in service: its folder, and what is known of it
// (all but name and files).
struct BuiltPartition {
  std::string path;
  Partition partition;
};

// Where an article went, for taking it out again.
struct BuildLocation {
  uint32_t shard = 0;
  uint32_t slot = 0;
};

enum class Periods {
  kByYear,  // years or ranges of years, and the undated apart
  kLive,    // everything into one partition
};

// Add(), Drop() and Finish() are for one thread.
class PartitionBuilder {
 public:
  // Works inside `folder`, which must exist and be empty. The thread that
  // calls is one of `threads`: it writes when the others are behind.
  PartitionBuilder(std::string folder, size_t threads, Periods periods,
                   WriterKind kind);
  // All into one partition, of this period.
  PartitionBuilder(std::string folder, size_t threads, std::string period,
                   WriterKind kind);
  ~PartitionBuilder();
  PartitionBuilder(const PartitionBuilder&) = delete;
  PartitionBuilder& operator=(const PartitionBuilder&) = delete;

  // The partitions do not depend on how many threads there are, but for where
  // words are listed. Returns the first failure of a thread, if there was one.
  // `content`: the ContentKey() of its body, if that is known already.
  absl::StatusOr<BuildLocation> Add(
      Article article, std::optional<uint64_t> content = std::nullopt);
  // Records what an article is among its copies, once. It is alone otherwise.
  void Mark(BuildLocation location, std::string id, CopyState state);
  // Takes an article out again.
  void Drop(BuildLocation location);

  // Bytes of text in the articles that are to be merged.
  uint64_t text_bytes() const;

  // Waits for the workers and merges; no further calls after it. The undated
  // come last, years ascend.
  absl::StatusOr<std::vector<BuiltPartition>> Finish();

  // What the user should know about how it went, once it is finished.
  std::vector<std::string> Notes() const;

 private:
  // What the manifest must know of an article. Small: there is one of each.
  struct Slot {
    int32_t first_day = 0;  // days since 1970
    int32_t last_day = 0;
    uint32_t text_bytes = 0;
    bool dated = false;
    bool live = true;
  };
  struct Shard {
    std::string period;
    std::vector<Slot> slots;
    std::vector<uint32_t> removed;  // docids, to be taken out when merging
    std::vector<CopyMark> marks;    // to be made when merging
    bool handed_over = false;
    size_t live = 0;
  };
  struct Batch {
    uint32_t shard = 0;
    std::string period;
    std::vector<std::optional<Article>> articles;  // none where dropped
    std::vector<std::optional<uint64_t>> contents;
    uint64_t bytes = 0;
  };
  struct Plan {
    std::string period;
    std::vector<uint32_t> shards;
  };

  Batch* OpenBatch(const std::string& period);
  void HandOver(const std::string& period);
  absl::StatusOr<size_t> BatchArticles(size_t present);
  absl::Status OpenWriter();
  void HandOverLargest();
  void Work(DocumentBuilder* builder);
  DocumentBuilder* OwnBuilder();
  void Write(DocumentBuilder* builder, const Batch& batch);
  absl::Status WriteBatch(DocumentBuilder* builder, const Batch& batch);
  absl::Status status();
  std::vector<Plan> PlanPartitions() const;
  uint64_t TextBytesOf(const Plan& plan) const;
  absl::Status MergePlan(const Plan& plan, BuiltPartition* built);
  absl::Status TakeOutDropped(const Plan& plan);
  absl::Status MarkCopies(const Plan& plan);
  Partition Describe(const Plan& plan) const;
  void JoinWorkers();

  const std::string folder_;
  const size_t threads_;
  const std::string period_;  // of all articles; empty for their years
  const WriterKind kind_;
  // Made for the first batch: a run that writes nothing pays nothing for it.
  std::unique_ptr<PartitionWriter> writer_;
  std::string writer_note_;
  std::map<std::string, Batch> open_;
  uint64_t open_bytes_ = 0;
  std::vector<Shard> shards_;
  BoundedQueue<Batch> queue_;
  std::vector<std::thread> workers_;
  std::unique_ptr<DocumentBuilder> own_builder_;  // of the calling thread
  std::mutex mutex_;
  absl::Status status_;  // guarded by mutex_
};

}  // namespace defnews

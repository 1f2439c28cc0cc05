// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/partition_builder.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <system_error>
#include <utility>

#include "common/status/status_macros.h"
#include "indexer/partitions/document_builder.h"
#include "indexer/partitions/fill_gaps.h"
#include "indexer/partitions/periods.h"
#include "indexer/pipeline/interrupt.h"
#include "indexer/pipeline/parallel.h"

namespace defnews {
namespace {

constexpr uint64_t kBatchBytes = uint64_t{1} << 20;
// Batches of many periods are open at once; together they hold no more.
constexpr uint64_t kOpenBytes = uint64_t{64} << 20;

constexpr absl::CivilDay kEpoch(1970, 1, 1);

}  // namespace

PartitionBuilder::PartitionBuilder(std::string folder, size_t threads,
                                   Periods periods, WriterKind kind)
    : PartitionBuilder(std::move(folder), threads,
                       periods == Periods::kLive ? kLivePeriod : "", kind) {}

PartitionBuilder::PartitionBuilder(std::string folder, size_t threads,
                                   std::string period, WriterKind kind)
    : folder_(std::move(folder)),
      threads_(std::max<size_t>(threads, 1)),
      period_(std::move(period)),
      kind_(kind),
      queue_(2 * (threads_ - 1)) {
  try {
    while (workers_.size() + 1 < threads_) {
      workers_.emplace_back([this] {
        DocumentBuilder builder;
        Work(&builder);
      });
    }
  } catch (const std::system_error&) {
    // No more threads are to be had: those there are do it all.
  }
}

PartitionBuilder::~PartitionBuilder() { JoinWorkers(); }

absl::StatusOr<BuildLocation> PartitionBuilder::Add(
    Article article, std::optional<uint64_t> content) {
  RETURN_IF_ERROR(status());
  const PublishedDate date = DateOf(article);
  const std::string period = period_.empty() ? YearPeriod(date) : period_;
  Batch* batch = OpenBatch(period);
  Slot slot;
  slot.dated = date.dated();
  if (slot.dated) {
    slot.first_day = static_cast<int32_t>(date.days.first - kEpoch);
    slot.last_day = static_cast<int32_t>(date.days.last - kEpoch);
  }
  slot.text_bytes = static_cast<uint32_t>(TextBytes(article));
  Shard& shard = shards_[batch->shard];
  const BuildLocation location{batch->shard,
                               static_cast<uint32_t>(shard.slots.size())};
  shard.slots.push_back(slot);
  ++shard.live;
  batch->articles.emplace_back(std::move(article));
  batch->contents.push_back(content);
  batch->bytes += slot.text_bytes;
  open_bytes_ += slot.text_bytes;
  ASSIGN_OR_RETURN(const size_t most, BatchArticles(batch->articles.size()));
  if (batch->articles.size() >= most || batch->bytes >= kBatchBytes) {
    HandOver(period);
  } else if (open_bytes_ >= kOpenBytes) {
    HandOverLargest();
  }
  return location;
}

void PartitionBuilder::Drop(BuildLocation location) {
  Shard& shard = shards_[location.shard];
  Slot& slot = shard.slots[location.slot];
  if (!slot.live) return;
  slot.live = false;
  --shard.live;
  if (shard.handed_over) {
    shard.removed.push_back(location.slot + 1);
  } else {
    open_[shard.period].articles[location.slot].reset();
  }
}

void PartitionBuilder::Mark(BuildLocation location, std::string id,
                            CopyState state) {
  shards_[location.shard].marks.push_back(
      {location.slot + 1, std::move(id), std::move(state)});
}

PartitionBuilder::Batch* PartitionBuilder::OpenBatch(
    const std::string& period) {
  const auto [at, fresh] = open_.try_emplace(period);
  if (fresh) {
    at->second.shard = static_cast<uint32_t>(shards_.size());
    at->second.period = period;
    shards_.emplace_back().period = period;
  }
  return &at->second;
}

void PartitionBuilder::HandOver(const std::string& period) {
  const auto at = open_.find(period);
  open_bytes_ -= at->second.bytes;
  Shard& shard = shards_[at->second.shard];
  shard.handed_over = true;
  shard.slots.shrink_to_fit();
  if (shard.live > 0) {
    absl::Status opened = OpenWriter();
    if (opened.ok()) {
      if (!queue_.TryPush(&at->second)) Write(OwnBuilder(), at->second);
    } else {
      const std::lock_guard lock(mutex_);
      if (status_.ok()) status_ = std::move(opened);
    }
  }
  open_.erase(at);
}

// How many articles make a batch. Asks the writer, once a batch is so large
// that it matters.
absl::StatusOr<size_t> PartitionBuilder::BatchArticles(size_t present) {
  constexpr size_t kFewArticles = 100;
  if (present < kFewArticles) return kFewArticles + 1;
  RETURN_IF_ERROR(OpenWriter());
  return writer_->documents_of_shard();
}

// The workers see it with the first batch.
absl::Status PartitionBuilder::OpenWriter() {
  if (writer_ != nullptr) return absl::OkStatus();
  ASSIGN_OR_RETURN(ChosenWriter chosen, ChooseWriter(kind_, folder_, threads_));
  writer_ = std::move(chosen.writer);
  writer_note_ = std::move(chosen.note);
  return absl::OkStatus();
}

std::vector<std::string> PartitionBuilder::Notes() const {
  std::vector<std::string> notes;
  if (writer_ != nullptr) notes = writer_->Notes();
  if (!writer_note_.empty()) notes.push_back(writer_note_);
  return notes;
}

void PartitionBuilder::HandOverLargest() {
  const auto largest = std::max_element(
      open_.begin(), open_.end(), [](const auto& a, const auto& b) {
        return a.second.bytes < b.second.bytes;
      });
  HandOver(std::string(largest->first));
}

absl::Status PartitionBuilder::status() {
  RETURN_IF_ERROR(CheckInterrupt());
  const std::lock_guard lock(mutex_);
  return status_;
}

void PartitionBuilder::Work(DocumentBuilder* builder) {
  while (std::optional<Batch> batch = queue_.Pop()) Write(builder, *batch);
}

DocumentBuilder* PartitionBuilder::OwnBuilder() {
  if (own_builder_ == nullptr) {
    own_builder_ = std::make_unique<DocumentBuilder>();
  }
  return own_builder_.get();
}

void PartitionBuilder::Write(DocumentBuilder* builder, const Batch& batch) {
  absl::Status result = status();
  if (!result.ok()) return;  // what is left is only taken off the queue
  try {
    result = WriteBatch(builder, batch);
  } catch (const std::exception& error) {
    result = absl::InternalError(std::string("unexpected: ") + error.what());
  }
  const std::lock_guard lock(mutex_);
  if (status_.ok()) status_ = std::move(result);
}

absl::Status PartitionBuilder::WriteBatch(DocumentBuilder* builder,
                                          const Batch& batch) {
  ASSIGN_OR_RETURN(const std::unique_ptr<ShardWriter> shard,
                   writer_->NewShard(batch.shard));
  for (size_t slot = 0; slot < batch.articles.size(); ++slot) {
    if (!batch.articles[slot].has_value()) continue;
    RETURN_IF_ERROR(CheckInterrupt());
    RETURN_IF_ERROR(
        shard->AddAnalyzed(static_cast<uint32_t>(slot) + 1,
                           builder->Analyze(*batch.articles[slot], batch.period,
                                            batch.contents[slot])));
  }
  return shard->Finish();
}

void PartitionBuilder::JoinWorkers() {
  queue_.Close();
  for (std::thread& worker : workers_) worker.join();
  workers_.clear();
}

absl::StatusOr<std::vector<BuiltPartition>> PartitionBuilder::Finish() {
  while (!open_.empty()) HandOver(std::string(open_.begin()->first));
  queue_.Close();
  Work(OwnBuilder());
  JoinWorkers();
  own_builder_.reset();
  RETURN_IF_ERROR(status());
  const std::vector<Plan> plans = PlanPartitions();
  // The largest first, so that no thread is left alone with it at the end.
  std::vector<std::pair<uint64_t, size_t>> order;
  for (size_t at = 0; at < plans.size(); ++at) {
    order.emplace_back(TextBytesOf(plans[at]), at);
  }
  std::sort(order.begin(), order.end(), std::greater<>());
  std::vector<BuiltPartition> built(plans.size());
  RETURN_IF_ERROR(ForEachInParallel(plans.size(), threads_, [&](size_t turn) {
    const size_t at = order[turn].second;
    return MergePlan(plans[at], &built[at]);
  }));
  return built;
}

uint64_t PartitionBuilder::text_bytes() const {
  uint64_t bytes = 0;
  for (const Shard& shard : shards_) {
    for (const Slot& slot : shard.slots) {
      if (slot.live) bytes += slot.text_bytes;
    }
  }
  return bytes;
}

std::vector<PartitionBuilder::Plan> PartitionBuilder::PlanPartitions() const {
  std::map<std::string, uint64_t> years;
  std::map<std::string, std::vector<uint32_t>> by_period;
  for (uint32_t at = 0; at < shards_.size(); ++at) {
    const Shard& shard = shards_[at];
    if (shard.live == 0) continue;
    by_period[shard.period].push_back(at);
    if (shard.period != kUndatedPeriod && shard.period != kLivePeriod) {
      years[shard.period] += shard.live;
    }
  }
  uint64_t dated = 0;
  for (const auto& [year, articles] : years) dated += articles;
  std::vector<Plan> plans;
  for (const YearGroup& group : JoinYears(years, MostYearPartitions(dated))) {
    Plan& plan = plans.emplace_back(Plan{group.name, {}});
    for (const std::string& year : group.years) {
      const std::vector<uint32_t>& more = by_period[year];
      plan.shards.insert(plan.shards.end(), more.begin(), more.end());
    }
  }
  for (const char* period : {kLivePeriod, kUndatedPeriod}) {
    const auto at = by_period.find(period);
    if (at != by_period.end()) plans.push_back({period, at->second});
  }
  return plans;
}

uint64_t PartitionBuilder::TextBytesOf(const Plan& plan) const {
  uint64_t bytes = 0;
  for (const uint32_t shard : plan.shards) {
    for (const Slot& slot : shards_[shard].slots) bytes += slot.text_bytes;
  }
  return bytes;
}

absl::Status PartitionBuilder::MergePlan(const Plan& plan,
                                         BuiltPartition* built) {
  RETURN_IF_ERROR(CheckInterrupt());
  RETURN_IF_ERROR(TakeOutDropped(plan));
  RETURN_IF_ERROR(MarkCopies(plan));
  built->partition = Describe(plan);
  // Shards are named by number, and so are years.
  built->path = folder_ + "/p" + plan.period;
  RETURN_IF_ERROR(writer_->Merge(plan.shards, built->path));
  return FillGaps(built->path);
}

absl::Status PartitionBuilder::TakeOutDropped(const Plan& plan) {
  std::vector<std::string> homeless;
  for (const uint32_t at : plan.shards) {
    const std::vector<uint32_t>& removed = shards_[at].removed;
    if (removed.empty()) continue;
    ASSIGN_OR_RETURN(const std::vector<std::string> words,
                     writer_->Remove(at, removed));
    homeless.insert(homeless.end(), words.begin(), words.end());
  }
  if (homeless.empty()) return absl::OkStatus();
  return writer_->AddWords(plan.shards.front(), homeless);
}

absl::Status PartitionBuilder::MarkCopies(const Plan& plan) {
  for (const uint32_t at : plan.shards) {
    Shard& shard = shards_[at];
    std::erase_if(shard.marks, [&](const CopyMark& mark) {
      return !shard.slots[mark.docid - 1].live;
    });
    if (shard.marks.empty()) continue;
    RETURN_IF_ERROR(CheckInterrupt());
    std::sort(
        shard.marks.begin(), shard.marks.end(),
        [](const CopyMark& a, const CopyMark& b) { return a.docid < b.docid; });
    RETURN_IF_ERROR(writer_->MarkCopies(at, shard.marks));
  }
  return absl::OkStatus();
}

Partition PartitionBuilder::Describe(const Plan& plan) const {
  Partition partition;
  partition.period = plan.period;
  bool dated = false;
  int32_t first = 0;
  int32_t last = 0;
  for (const uint32_t at : plan.shards) {
    partition.copies += static_cast<uint64_t>(
        std::count_if(shards_[at].marks.begin(), shards_[at].marks.end(),
                      [](const CopyMark& mark) { return mark.state.copy; }));
    for (const Slot& slot : shards_[at].slots) {
      if (!slot.live) continue;
      ++partition.articles;
      partition.text_bytes += slot.text_bytes;
      if (!slot.dated) {
        ++partition.undated;
        continue;
      }
      first = dated ? std::min(first, slot.first_day) : slot.first_day;
      last = dated ? std::max(last, slot.last_day) : slot.last_day;
      dated = true;
    }
  }
  if (!dated) return partition;
  partition.first_day = DayText(kEpoch + first);
  partition.last_day = DayText(kEpoch + last);
  return partition;
}

}  // namespace defnews

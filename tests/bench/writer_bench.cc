// SPDX-License-Identifier: GPL-3.0-or-later
// writer_bench api|bulk CORPUS.jsonl FOLDER ARTICLES BATCH
// CPU time of making documents and of writing them, on one thread, into one
// partition FOLDER/partition. FOLDER must be empty. Prints a line of figures.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "common/status/status_macros.h"
#include "indexer/partitions/api_partition_writer.h"
#include "indexer/partitions/bulk_partition_writer.h"
#include "indexer/partitions/document_builder.h"
#include "tests/bench/corpus_lines.h"

namespace defnews::bench {
namespace {

// Seconds of CPU, the kernel's share included.
double CpuSeconds() {
  timespec now = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double PeakMebibytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Figures {
  uint64_t articles = 0;
  uint64_t text_bytes = 0;
  uint64_t postings = 0;
  double making = 0;
  double adding = 0;
  double merging = 0;
};

class WriterBench {
 public:
  WriterBench(PartitionWriter* writer, size_t batch)
      : writer_(writer), batch_(batch) {}

  absl::Status Add(const CorpusArticle& line) {
    Article article;
    article.id = line.id;
    article.title = line.title;
    article.body = line.body;
    article.published = line.published;
    figures_.text_bytes += TextBytes(article);
    ++figures_.articles;
    const double before = CpuSeconds();
    const AnalyzedDocument& document = builder_.Analyze(article, "one");
    const double made = CpuSeconds();
    figures_.making += made - before;
    figures_.postings += document.postings.size() + document.filters.size();
    if (shard_ == nullptr) {
      ASSIGN_OR_RETURN(shard_, writer_->NewShard(shards_));
    }
    RETURN_IF_ERROR(shard_->AddAnalyzed(++in_shard_, document));
    if (in_shard_ == batch_) RETURN_IF_ERROR(FinishShard());
    figures_.adding += CpuSeconds() - made;
    return absl::OkStatus();
  }

  absl::Status Merge(const std::string& path) {
    const double before = CpuSeconds();
    if (shard_ != nullptr) RETURN_IF_ERROR(FinishShard());
    const double finished = CpuSeconds();
    figures_.adding += finished - before;
    peak_before_merging_ = PeakMebibytes();
    std::vector<uint32_t> shards(shards_);
    std::iota(shards.begin(), shards.end(), 0);
    RETURN_IF_ERROR(writer_->Merge(shards, path));
    figures_.merging = CpuSeconds() - finished;
    return absl::OkStatus();
  }

  void Print(const char* name) const {
    const double writing = figures_.adding + figures_.merging;
    std::printf(
        "%s: %lu articles, %.1f MB of text, %lu postings; making %.2f s, "
        "adding %.2f s, merging %.2f s; writing %.0f ns a posting, "
        "%.1f MB/s; peak %.0f MiB, before merging %.0f\n",
        name, figures_.articles,
        static_cast<double>(figures_.text_bytes) * 1e-6, figures_.postings,
        figures_.making, figures_.adding, figures_.merging,
        writing * 1e9 / static_cast<double>(figures_.postings),
        static_cast<double>(figures_.text_bytes) * 1e-6 / writing,
        PeakMebibytes(), peak_before_merging_);
  }

 private:
  absl::Status FinishShard() {
    RETURN_IF_ERROR(shard_->Finish());
    shard_.reset();
    in_shard_ = 0;
    ++shards_;
    return absl::OkStatus();
  }

  PartitionWriter* const writer_;
  const size_t batch_;
  DocumentBuilder builder_;
  std::unique_ptr<ShardWriter> shard_;
  uint32_t in_shard_ = 0;
  uint32_t shards_ = 0;  // finished
  Figures figures_;
  double peak_before_merging_ = 0;
};

absl::StatusOr<std::unique_ptr<PartitionWriter>> MakeWriter(
    const std::string& name, const std::string& folder) {
  if (name == "bulk") return BulkPartitionWriter(folder, 1, {});
  return ApiPartitionWriter(folder, 1);
}

absl::Status Run(char** arguments) {
  const std::string folder = arguments[3];
  const size_t articles = std::strtoul(arguments[4], nullptr, 10);
  ASSIGN_OR_RETURN(const std::unique_ptr<PartitionWriter> writer,
                   MakeWriter(arguments[1], folder));
  WriterBench bench(writer.get(), std::strtoul(arguments[5], nullptr, 10));
  absl::Status status;
  size_t taken = 0;
  const std::string fault =
      ReadCorpus(arguments[2], [&](const CorpusArticle& article) {
        status = bench.Add(article);
        return ++taken < articles && status.ok();
      });
  if (!fault.empty()) return absl::InvalidArgumentError(fault);
  RETURN_IF_ERROR(status);
  RETURN_IF_ERROR(bench.Merge(folder + "/partition"));
  bench.Print(arguments[1]);
  return absl::OkStatus();
}

}  // namespace
}  // namespace defnews::bench

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr,
                 "usage: writer_bench api|bulk CORPUS FOLDER ARTICLES BATCH\n");
    return 2;
  }
  const absl::Status status = defnews::bench::Run(argv);
  if (!status.ok()) {
    std::fprintf(stderr, "writer_bench: %s\n", status.ToString().c_str());
  }
  return status.ok() ? 0 : 2;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// writer_bench api|bulk CORPUS.jsonl FOLDER ARTICLES BATCH
// CPU time of making documents and of writing them, on one thread, into one
// partition FOLDER/partition. FOLDER must be empty. Prints a line of figures.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
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

  void Add(const CorpusArticle& line) {
    Article article;
    article.id = line.id;
    article.title = line.title;
    article.body = line.body;
    article.published = line.published;
    figures_.text_bytes += TextBytes(article);
    ++figures_.articles;
    const double before = CpuSeconds();
    documents_.push_back(builder_.Build(article, "one"));
    figures_.making += CpuSeconds() - before;
    figures_.postings += documents_.back().postings.size();
  }

  bool full() const { return documents_.size() >= batch_; }

  absl::Status WriteShard() {
    const double before = CpuSeconds();
    const auto number = static_cast<uint32_t>(shards_.size());
    ASSIGN_OR_RETURN(const std::unique_ptr<ShardWriter> shard,
                     writer_->NewShard(number));
    for (size_t at = 0; at < documents_.size(); ++at) {
      RETURN_IF_ERROR(
          shard->Add(static_cast<uint32_t>(at + 1), documents_[at]));
    }
    RETURN_IF_ERROR(shard->Finish());
    figures_.adding += CpuSeconds() - before;
    shards_.push_back(number);
    documents_.clear();
    return absl::OkStatus();
  }

  absl::Status Merge(const std::string& path) {
    if (!documents_.empty()) RETURN_IF_ERROR(WriteShard());
    peak_before_merging_ = PeakMebibytes();
    const double before = CpuSeconds();
    RETURN_IF_ERROR(writer_->Merge(shards_, path));
    figures_.merging = CpuSeconds() - before;
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
  PartitionWriter* const writer_;
  const size_t batch_;
  DocumentBuilder builder_;
  std::vector<IndexableDocument> documents_;
  std::vector<uint32_t> shards_;
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
        bench.Add(article);
        if (bench.full()) status = bench.WriteShard();
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

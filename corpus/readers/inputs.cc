// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/inputs.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <filesystem>
#include <future>
#include <utility>

#include "corpus/readers/byte_source.h"
#include "corpus/readers/file_reader.h"
#include "corpus/readers/input_kind.h"
#include "corpus/readers/input_plan.h"
#include "corpus/readers/language_reader.h"

namespace defnews {
namespace {

// Opens the file of `step`; null after telling `sink` why not.
std::unique_ptr<ArticleReader> OpenStep(const PlannedStep& step,
                                        const ReaderOptions& options,
                                        std::atomic<uint64_t>* counter,
                                        const ProblemSink& sink) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source =
      step.path == "-" ? DescriptorSource(STDIN_FILENO, counter)
                       : FileSource(step.path, counter);
  if (!source.ok()) {
    sink({InputProblem::Kind::kRefused, step.path, 0,
          std::string(source.status().message()), /*unreadable=*/true});
    return nullptr;
  }
  return WithLanguages(ReaderForFile(
      *std::move(source), step.path, options,
      step.named ? UnknownKind::kRefuse : UnknownKind::kSkip, sink));
}

// A whole file read in advance, with its problems in their order.
struct FileContent {
  std::deque<Article> articles;
  std::vector<InputProblem> problems;
};

FileContent ReadWhole(const PlannedStep& step, const ReaderOptions& options,
                      std::atomic<uint64_t>* counter) {
  FileContent content;
  const std::unique_ptr<ArticleReader> reader =
      OpenStep(step, options, counter, [&content](const InputProblem& problem) {
        content.problems.push_back(problem);
      });
  Article article;
  while (reader != nullptr && reader->Next(&article)) {
    content.articles.push_back(std::move(article));
  }
  return content;
}

class ReadAhead : public ArticleReader {
 public:
  explicit ReadAhead(FileContent content) : content_(std::move(content)) {}

  bool Next(Article* article) override {
    if (content_.articles.empty()) return false;
    *article = std::move(content_.articles.front());
    content_.articles.pop_front();
    return true;
  }

 private:
  FileContent content_;
};

// Whether the file is one article by its name, and so small enough to be read
// in advance.
bool IsPage(const PlannedStep& step) {
  if (step.kind != PlannedStep::Kind::kFile || step.path == "-") return false;
  const InputKind kind = KindByName(step.path);
  return kind == InputKind::kText || kind == InputKind::kHtml;
}

class PlannedReader : public InputReader {
 public:
  PlannedReader(InputPlan plan, const ReaderOptions& options, ProblemSink sink)
      : plan_(std::move(plan)), options_(options), sink_(std::move(sink)) {}

  bool Next(Article* article) override {
    while (true) {
      if (reader_ != nullptr && reader_->Next(article)) {
        ++articles_;
        return true;
      }
      reader_.reset();
      if (at_ == plan_.steps.size()) return false;
      TakeStep(at_++);
    }
  }

  uint64_t bytes_read() const override { return bytes_read_; }
  uint64_t total_bytes() const override {
    return plan_.total_bytes.value_or(0);
  }

 private:
  void TakeStep(size_t at) {
    const PlannedStep& step = plan_.steps[at];
    switch (step.kind) {
      case PlannedStep::Kind::kProblem:
        return Tell(step.problem);
      case PlannedStep::Kind::kEndOfInput:
        return FinishInput(step);
      case PlannedStep::Kind::kFile:
        break;
    }
    if (options_.threads > 1 && IsPage(step)) return TakePage(at);
    reader_ = OpenStep(step, options_, &bytes_read_,
                       [this](const InputProblem& problem) { Tell(problem); });
  }

  // Takes a page that was read in advance, and sets others going.
  void TakePage(size_t at) {
    const size_t window = 2 * options_.threads;
    next_page_ = std::max(next_page_, at);
    while (next_page_ < plan_.steps.size() && pages_.size() < window) {
      const PlannedStep& step = plan_.steps[next_page_++];
      if (!IsPage(step)) continue;
      // Both policies: where no thread is to be had, get() does the work.
      pages_.push_back(std::async(
          std::launch::async | std::launch::deferred,
          [this, &step] { return ReadWhole(step, options_, &bytes_read_); }));
    }
    FileContent content = pages_.front().get();
    pages_.pop_front();
    for (const InputProblem& problem : content.problems) Tell(problem);
    reader_ = std::make_unique<ReadAhead>(std::move(content));
  }

  void FinishInput(const PlannedStep& step) {
    if (articles_ == 0 && refusals_ == 0 && !options_.may_be_empty) {
      Tell({InputProblem::Kind::kRefused, step.path, 0,
            "no articles were found in it"});
    }
    articles_ = 0;
    refusals_ = 0;
  }

  void Tell(const InputProblem& problem) {
    if (problem.kind == InputProblem::Kind::kRefused) ++refusals_;
    if (sink_) sink_(problem);
  }

  const InputPlan plan_;
  const ReaderOptions options_;
  const ProblemSink sink_;
  std::atomic<uint64_t> bytes_read_ = 0;
  size_t at_ = 0;
  std::unique_ptr<ArticleReader> reader_;
  // Of the input being read.
  size_t articles_ = 0;
  size_t refusals_ = 0;
  // Pages being read in advance, in the order of their steps; destroying one
  // waits for it, so they go first.
  size_t next_page_ = 0;
  std::deque<std::future<FileContent>> pages_;
};

}  // namespace

uint64_t TextFileBytes(const std::vector<std::string>& inputs) {
  uint64_t bytes = 0;
  for (const PlannedStep& step : PlanInputs(inputs).steps) {
    const std::filesystem::path path = step.path;
    const std::string extension = path.extension().string();
    if (step.kind != PlannedStep::Kind::kFile ||
        (extension != ".jsonl" && extension != ".csv" && extension != ".tsv" &&
         extension != ".txt")) {
      continue;
    }
    std::error_code error;
    const uintmax_t size = std::filesystem::file_size(path, error);
    if (!error) bytes += size;
  }
  return bytes;
}

absl::StatusOr<std::unique_ptr<InputReader>> OpenInputs(
    std::vector<std::string> inputs, const ReaderOptions& options,
    ProblemSink sink) {
  if (inputs.empty()) return absl::InvalidArgumentError("no inputs");
  return std::make_unique<PlannedReader>(PlanInputs(inputs), options,
                                         std::move(sink));
}

}  // namespace defnews

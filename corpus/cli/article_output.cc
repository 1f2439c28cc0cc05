// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/cli/article_output.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/article/article_json.h"
#include "common/status/text_view.h"
#include "corpus/cli/report_file.h"

namespace defnews {
namespace {

using Clock = std::chrono::steady_clock;

// What happened in a run, for stderr and for the report.
class ImportLog {
 public:
  explicit ImportLog(const CorpusOptions& options)
      : options_(options), started_(Clock::now()) {}

  void Problem(const InputProblem& problem) {
    if (problem.kind == InputProblem::Kind::kEvidence) {
      if (options_.quiet) return;
      std::fprintf(stderr, "corpus: date: %s\n", ProblemText(problem).c_str());
      return;
    }
    const bool refused = problem.kind == InputProblem::Kind::kRefused;
    ++(refused ? refused_ : noted_);
    const bool told =
        refused ? !options_.quiet : options_.verbose && !options_.quiet;
    if (told) {
      std::fprintf(stderr, "corpus: %s%s\n",
                   refused ? "" : "note: ", ProblemText(problem).c_str());
    }
    if (options_.report.empty()) return;
    Json entry = {{"file", problem.file}};
    if (problem.line > 0) entry["line"] = problem.line;
    entry["message"] = problem.message;
    (refused ? refused_list_ : notes_list_).push_back(std::move(entry));
  }

  void CountArticle(const Article& article) {
    ++articles_;
    // Its date stands there where nobody could read it.
    if (article.published.empty() &&
        article.extra.find("\"published_raw\":") != std::string::npos) {
      ++unread_dates_;
    }
  }
  size_t refused() const { return refused_; }

  void SumUp() const {
    if (!options_.verbose || options_.quiet) return;
    std::fprintf(stderr,
                 "corpus: %zu articles, %zu refused, %zu with a date that "
                 "cannot be read, %zu notes, %.1f s\n",
                 articles_, refused_, unread_dates_, noted_, Seconds());
  }

  // Writes the report, if one is wanted; false if it cannot be written.
  bool WriteReport() const {
    if (options_.report.empty()) return true;
    Json report;
    report["articles"] = articles_;
    report["unread_dates"] = unread_dates_;
    report["refused"] = refused_list_;
    report["notes"] = notes_list_;
    report["seconds"] = Seconds();
    return WriteReportFile(options_.report, report);
  }

 private:
  using Json = nlohmann::ordered_json;

  double Seconds() const {
    return std::chrono::duration<double>(Clock::now() - started_).count();
  }

  const CorpusOptions& options_;
  const Clock::time_point started_;
  size_t articles_ = 0;
  size_t refused_ = 0;
  size_t noted_ = 0;
  size_t unread_dates_ = 0;
  Json refused_list_ = Json::array();
  Json notes_list_ = Json::array();
};

// stdout, whose errors must not get lost in a buffer.
bool WriteLine(std::string line) {
  line += '\n';
  return std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
}

int WriteFailed() {
  std::fprintf(stderr, "corpus: writing to stdout failed: %s\n",
               std::strerror(errno));
  return kNotDone;
}

int Fail(const absl::Status& status) {
  std::fprintf(stderr, "corpus: %s\n",
               std::string(FromAbsl(status.message())).c_str());
  return kNotDone;
}

}  // namespace

int WriteArticles(const CorpusOptions& options, const OpenReader& open,
                  const FinishReading& finish) {
  ImportLog log(options);
  absl::StatusOr<std::unique_ptr<ArticleReader>> reader =
      open([&log](const InputProblem& problem) { log.Problem(problem); });
  if (!reader.ok()) return Fail(reader.status());
  Article article;
  while ((*reader)->Next(&article)) {
    if (!WriteLine(ArticleToJson(article))) return WriteFailed();
    log.CountArticle(article);
  }
  if (std::fflush(stdout) != 0) return WriteFailed();
  if (finish) {
    const absl::Status finished = finish();
    if (!finished.ok()) return Fail(finished);
  }
  log.SumUp();
  if (!log.WriteReport()) return kNotDone;
  return log.refused() > 0 ? kSomeRefused : kDone;
}

}  // namespace defnews

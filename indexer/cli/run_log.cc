// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/run_log.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

constexpr auto kProgressEvery = std::chrono::milliseconds(200);
constexpr size_t kBarWidth = 30;

std::string Bar(double share) {
  const double marks = std::clamp(share, 0.0, 1.0) * double{kBarWidth};
  std::string bar(static_cast<size_t>(marks), '#');
  bar.resize(kBarWidth, '.');
  return bar;
}

}  // namespace

struct RunLog::Lists {
  Json refused = Json::array();
  Json notes = Json::array();
  Json forced = Json::array();
};

RunLog::RunLog(const IndexerOptions& options)
    : options_(options),
      started_(Clock::now()),
      progress_wanted_(!options.quiet && isatty(STDERR_FILENO) == 1),
      lists_(std::make_unique<Lists>()) {}

RunLog::~RunLog() { ClearProgress(); }

RunListener RunLog::Listener() {
  RunListener listener;
  listener.problem = [this](const InputProblem& problem) { Problem(problem); };
  listener.note = [this](const std::string& message) { Note(message); };
  if (progress_wanted_) {
    listener.progress = [this](const Progress& now) { ShowProgress(now); };
  }
  return listener;
}

void RunLog::Error(const std::string& message) {
  ClearProgress();
  std::fprintf(stderr, "indexer: %s\n", message.c_str());
}

void RunLog::Note(const std::string& message) {
  lists_->notes.push_back({{"message", message}});
  if (options_.quiet) return;
  ClearProgress();
  std::fprintf(stderr, "indexer: note: %s\n", message.c_str());
}

void RunLog::Forced(const std::string& message) {
  lists_->forced.push_back(message);
  ClearProgress();
  std::fprintf(stderr, "indexer: --force: published although %s\n",
               message.c_str());
}

void RunLog::Problem(const InputProblem& problem) {
  const bool refused = problem.kind == InputProblem::Kind::kRefused;
  if (!options_.quiet && (refused || options_.verbose)) {
    ClearProgress();
    std::fprintf(stderr, "indexer: %s%s\n",
                 refused ? "" : "note: ", ProblemText(problem).c_str());
  }
  if (options_.report.empty()) return;
  Json entry = {{"file", problem.file}};
  if (problem.line > 0) entry["line"] = problem.line;
  entry["message"] = problem.message;
  (refused ? lists_->refused : lists_->notes).push_back(std::move(entry));
}

void RunLog::ShowProgress(const Progress& progress) {
  const Clock::time_point now = Clock::now();
  if (progress_shown_ && now - last_progress_ < kProgressEvery) return;
  last_progress_ = now;
  progress_shown_ = true;
  const unsigned long long articles = progress.articles;
  if (progress.bytes_total == 0) {
    std::fprintf(stderr, "\r%llu articles\x1b[K", articles);
    return;
  }
  const double share = static_cast<double>(progress.bytes_done) /
                       static_cast<double>(progress.bytes_total);
  std::fprintf(stderr, "\r[%s] %3.0f%% %llu articles\x1b[K", Bar(share).c_str(),
               share * 100, articles);
}

void RunLog::ClearProgress() {
  if (!std::exchange(progress_shown_, false)) return;
  std::fprintf(stderr, "\r\x1b[K");
}

double RunLog::Seconds() const {
  return std::chrono::duration<double>(Clock::now() - started_).count();
}

void RunLog::SumUp(const RunResult& result) {
  ClearProgress();
  if (!options_.verbose || options_.quiet) return;
  std::string line = "generation " + std::to_string(result.generation) + ": " +
                     std::to_string(result.articles) + " articles";
  const std::pair<uint64_t, const char*> counts[] = {
      {result.added, "added"},           {result.changed, "changed"},
      {result.removed, "removed"},       {result.unchanged, "unchanged"},
      {result.duplicates, "duplicates"}, {result.undated, "undated"},
      {result.refused, "refused"}};
  for (const auto& [count, what] : counts) {
    if (count > 0) line += ", " + std::to_string(count) + " " + what;
  }
  std::fprintf(stderr, "indexer: %s, %.1f s\n", line.c_str(), Seconds());
}

bool RunLog::ReportIsWritable() {
  if (options_.report.empty()) return true;
  if (std::ofstream(options_.report, std::ios::binary | std::ios::app)) {
    return true;
  }
  Error(options_.report + ": the report cannot be written");
  return false;
}

bool RunLog::WriteReport(const RunResult& result, const std::string& error) {
  if (options_.report.empty()) return true;
  Json report;
  report["operation"] = options_.operation;
  report["added"] = result.added;
  report["changed"] = result.changed;
  report["removed"] = result.removed;
  report["unchanged"] = result.unchanged;
  report["duplicates"] = result.duplicates;
  report["undated"] = result.undated;
  report["refused"] = lists_->refused;
  report["notes"] = lists_->notes;
  if (!lists_->forced.empty()) report["forced"] = lists_->forced;
  if (!error.empty()) report["error"] = error;
  report["seconds"] = Seconds();
  report["generation"] = result.generation;
  report["articles"] = result.articles;
  std::ofstream file(options_.report, std::ios::binary | std::ios::trunc);
  file << report.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
  file.close();
  if (!file.fail()) return true;
  Error(options_.report + ": the report cannot be written");
  return false;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// What a run says on stderr and writes into its report.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "indexer/cli/options.h"
#include "indexer/operations/run.h"

namespace defnews {

class RunLog {
 public:
  explicit RunLog(const IndexerOptions& options);
  ~RunLog();
  RunLog(const RunLog&) = delete;
  RunLog& operator=(const RunLog&) = delete;

  // Tells this log; must not outlive it.
  RunListener Listener();

  // Errors are told whatever the options.
  void Error(const std::string& message);
  void Note(const std::string& message);
  // What a guard objected to and was published nevertheless: told whatever the
  // options.
  void Forced(const std::string& message);

  // The line at the end, with --verbose.
  void SumUp(const RunResult& result);
  // Whether the report, if one is wanted, can be opened; says so if not.
  bool ReportIsWritable();
  // Writes the report, if one is wanted; false if it cannot be written.
  bool WriteReport(const RunResult& result, const std::string& error);

 private:
  struct Lists;

  void Problem(const InputProblem& problem);
  void ShowProgress(const Progress& progress);
  void ClearProgress();
  double Seconds() const;

  const IndexerOptions& options_;
  const std::chrono::steady_clock::time_point started_;
  const bool progress_wanted_;
  bool progress_shown_ = false;
  std::chrono::steady_clock::time_point last_progress_;
  std::unique_ptr<Lists> lists_;
};

}  // namespace defnews

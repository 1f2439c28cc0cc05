// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/commands.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <thread>

#include "absl/strings/numbers.h"
#include "common/status/status_macros.h"
#include "indexer/cli/printing.h"
#include "indexer/cli/run_log.h"
#include "indexer/operations/operations.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

struct Run {
  const IndexerOptions& options;
  RunSettings settings;
  RunLog* log = nullptr;
  RunResult result;
};

absl::Status Print(const std::string& text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
      std::fflush(stdout) == 0) {
    return absl::OkStatus();
  }
  return absl::InternalError(std::string("writing to stdout failed: ") +
                             std::strerror(errno));
}

void NoteManifest(const Manifest& manifest, RunResult* result) {
  result->generation = manifest.generation;
  result->articles = manifest.articles();
}

absl::Status Check(Run* run) {
  ASSIGN_OR_RETURN(const CheckResult result, CheckIndex(run->settings));
  NoteManifest(result.manifest, &run->result);
  for (const std::string& fault : result.faults) run->log->Error(fault);
  RETURN_IF_ERROR(Print(CheckText(result, run->options.json)));
  if (result.faults.empty()) return absl::OkStatus();
  return absl::DataLossError(run->settings.index +
                             ": run indexer rollback, or build it again");
}

absl::Status List(Run* run) {
  ASSIGN_OR_RETURN(const std::vector<GenerationSummary> generations,
                   SummariseGenerations(run->settings.index));
  for (const auto& [manifest, current] : generations) {
    if (current) NoteManifest(manifest, &run->result);
  }
  return Print(GenerationsText(generations, run->options.json));
}

absl::Status Stats(Run* run) {
  ASSIGN_OR_RETURN(const IndexStats stats, ComputeStats(run->settings.index));
  NoteManifest(stats.manifest, &run->result);
  return Print(StatsText(stats, run->options.json));
}

absl::Status Prune(Run* run) {
  ASSIGN_OR_RETURN(
      const uint64_t gone,
      PruneGenerations(run->settings, run->options.keep, &run->result));
  if (run->options.verbose) {
    run->log->Note(std::to_string(gone) + " generations were deleted");
  }
  return absl::OkStatus();
}

absl::Status Export(Run* run) {
  return ExportArticles(run->settings.index, &run->result.articles);
}

absl::Status Dispatch(Run* run) {
  const std::string& name = run->options.operation;
  const RunListener listener = run->log->Listener();
  RunResult* result = &run->result;
  if (name == "build") return BuildIndex(run->settings, listener, result);
  if (name == "update") return UpdateIndex(run->settings, listener, result);
  if (name == "remove") {
    return RemoveArticles(run->settings, run->options.ids, listener, result);
  }
  if (name == "rebuild") return RebuildIndex(run->settings, result);
  if (name == "rollback") {
    return RollBack(run->settings, run->options.to, result);
  }
  static const std::map<std::string, absl::Status (*)(Run*)> kOthers = {
      {"prune", Prune}, {"check", Check},   {"list", List},
      {"stats", Stats}, {"export", Export},
  };
  const auto at = kOthers.find(name);
  if (at == kOthers.end()) {
    return absl::InvalidArgumentError(name + ": no such operation");
  }
  return at->second(run);
}

// $DEFNEWS_NOW, for tests; false if it is none.
bool ReadClock(absl::Time* now) {
  const char* text = std::getenv("DEFNEWS_NOW");
  if (text == nullptr || *text == '\0') return true;
  int64_t seconds = 0;
  if (absl::SimpleAtoi(text, &seconds)) {
    *now = absl::FromUnixSeconds(seconds);
    return true;
  }
  std::string error;
  return absl::ParseTime(absl::RFC3339_full, text, now, &error);
}

int ExitFor(const absl::Status& status, const RunResult& result) {
  if (absl::IsCancelled(status)) return 128 + InterruptSignal();
  if (absl::IsUnavailable(status)) return kIndexerLocked;
  if (!status.ok()) return kIndexerNotDone;
  return result.refused > 0 ? kIndexerSomeRefused : kIndexerDone;
}

}  // namespace

int RunIndexer(const IndexerOptions& options) {
  RunLog log(options);
  Run run{options, {}, &log, {}};
  run.settings.index = IndexFolder(options);
  run.settings.inputs = options.inputs;
  run.settings.threads =
      options.threads != 0 ? options.threads
                           : std::max(1U, std::thread::hardware_concurrency());
  run.settings.writer = options.writer;
  run.settings.lock_wait = std::chrono::duration<double>(options.lock_wait);
  run.settings.force = options.force;
  if (run.settings.index.empty()) {
    log.Error("which index? give --index DIR or set DEFNEWS_INDEX");
    return kIndexerNotDone;
  }
  if (!ReadClock(&run.settings.now)) {
    log.Error("DEFNEWS_NOW: \"" + std::string(std::getenv("DEFNEWS_NOW")) +
              "\" is neither Unix seconds nor an RFC 3339 instant");
    return kIndexerNotDone;
  }
  // Found out before anything is published, not after.
  if (!log.ReportIsWritable()) return kIndexerNotDone;
  if (options.operation != "export") CatchInterrupts();
  const absl::Status status = Dispatch(&run);
  const std::string message(status.message());
  for (const std::string& note : run.result.notes) log.Note(note);
  for (const std::string& guard : run.result.forced) log.Forced(guard);
  if (!status.ok()) log.Error(message);
  if (status.ok()) log.SumUp(run.result);
  const int exit = ExitFor(status, run.result);
  if (log.WriteReport(run.result, message)) return exit;
  // What was done is done, whatever became of the report.
  return exit == kIndexerDone ? kIndexerSomeRefused : exit;
}

}  // namespace defnews

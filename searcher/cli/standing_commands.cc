// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/standing_commands.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include "common/status/text_view.h"
#include "searcher/cli/printable.h"
#include "searcher/cli/run.h"
#include "searcher/cli/standard_output.h"
#include "searcher/health/health.h"
#include "searcher/saved/run_saved.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

int64_t Now(const SearchCliOptions& options) {
  if (options.search.now != 0) return options.search.now;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

std::string Line(const Json& record) {
  return record.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string HealthAsJson(const Health& health, const char* status) {
  Json head = {{"type", "health"}, {"schema", 1}, {"status", status}};
  if (health.readable) {
    head["generation"] = health.generation;
    head["created"] = health.created;
    head["articles"] = health.articles;
  }
  head["findings"] = health.findings.size();
  std::string text = Line(head);
  for (const HealthFinding& finding : health.findings) {
    Json record = {{"type", "finding"}, {"kind", finding.kind}};
    if (!finding.source.empty()) record["source"] = finding.source;
    record["message"] = finding.message;
    text += Line(record);
  }
  return text;
}

std::string HealthAsText(const Health& health) {
  std::string text;
  for (const HealthFinding& finding : health.findings) {
    text += finding.kind + ": " + Printable(finding.message) + '\n';
  }
  return text;
}

}  // namespace

int RunHealth(const std::string& index, const SearchCliOptions& options,
              const OpenOptions& open) {
  const Health health =
      ExamineHealth(index, {.now = Now(options),
                            .max_age_hours = options.max_age_hours,
                            .check = options.check,
                            .server_timeout = open.server_timeout});
  const bool fine = health.readable && health.findings.empty();
  const char* status = fine ? "fine" : health.readable ? "look" : "unreadable";
  const std::string error = WriteStdout(
      options.json ? HealthAsJson(health, status) : HealthAsText(health));
  if (!error.empty()) {
    Complain(error);
    return kError;
  }
  if (!health.readable) return kError;
  return fine ? 0 : 1;
}

int RunSaved(const std::string& index, const SearchCliOptions& options,
             const OpenOptions& open) {
  SavedRun run;
  run.index = index;
  run.folder = options.saved;
  run.out = options.report;
  run.deliver = options.deliver;
  run.now = Now(options);
  run.open = open;
  const absl::StatusOr<SavedOutcome> outcome = RunSavedSearches(run);
  if (!outcome.ok()) {
    Complain(FromAbsl(outcome.status().message()));
    return absl::IsUnavailable(outcome.status()) ? kBusy : kError;
  }
  for (const SavedFault& fault : outcome->faults) {
    Complain(fault.message, fault.caret);
  }
  return outcome->faults.empty() ? 0 : 1;
}

int RunCheck(const Searcher& searcher) {
  const std::vector<std::string> faults = searcher.Check();
  for (const std::string& fault : faults) Complain(fault);
  return faults.empty() ? 0 : kError;
}

}  // namespace defnews

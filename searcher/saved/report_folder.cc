// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/report_folder.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <functional>
#include <system_error>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_format.h"
#include "common/index/manifest.h"
#include "common/status/status_macros.h"
#include "searcher/saved/durable_file.h"
#include "searcher/saved/saved_state.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

void ForEachReport(const std::string& out,
                   const std::function<void(const fs::path&, uint64_t)>& take) {
  std::error_code error;
  for (fs::directory_iterator at(out + "/reports", error), end;
       !error && at != end; at.increment(error)) {
    const std::string stem = at->path().stem().string();
    uint64_t number = 0;
    const char* last = stem.data() + stem.size();
    const auto [rest, code] = std::from_chars(stem.data(), last, number);
    if (code == std::errc{} && rest == last) take(at->path(), number);
  }
}

absl::Status Link(const std::string& path, const std::string& target) {
  std::error_code error;
  if (fs::read_symlink(path, error) == target) return absl::OkStatus();
  return PointTo(path, target);
}

}  // namespace

std::string ReportName(uint64_t run) {
  return absl::StrFormat("reports/%06d", run);
}

uint64_t HighestReport(const std::string& out) {
  uint64_t highest = 0;
  ForEachReport(out, [&highest](const fs::path&, uint64_t number) {
    highest = std::max(highest, number);
  });
  return highest;
}

void RemoveOldReports(const std::string& out, uint64_t run) {
  std::vector<fs::path> old;
  ForEachReport(out, [&old, run](const fs::path& path, uint64_t number) {
    if (number + kPastRuns <= run) old.push_back(path);
  });
  std::error_code error;
  for (const fs::path& path : old) fs::remove(path, error);
}

absl::Status ShowReport(const std::string& out, const std::string& name,
                        const std::string& feed) {
  if (!name.empty()) {
    RETURN_IF_ERROR(Link(out + "/report.txt", name + ".txt"));
    RETURN_IF_ERROR(Link(out + "/report.jsonl", name + ".jsonl"));
  }
  if (feed.empty()) return absl::OkStatus();
  const std::string path = out + "/feed.atom";
  const absl::StatusOr<std::string> shown = ReadFile(path);
  if (shown.ok() && *shown == feed) return absl::OkStatus();
  return WriteDurably(path, feed);
}

}  // namespace defnews

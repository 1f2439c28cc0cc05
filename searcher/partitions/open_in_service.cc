// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/partitions/open_in_service.h"

#include <chrono>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "common/status/xapian_status.h"

namespace defnews {
namespace {

absl::StatusOr<std::unique_ptr<OpenIndex>> OpenOnce(
    std::string_view path, const OpenOptions& options) {
  ASSIGN_OR_RETURN(
      std::unique_ptr<OpenIndex> index,
      OpenIndex::Open(path, std::chrono::milliseconds(options.server_timeout)));
  if (!options.follow) RETURN_IF_ERROR(index->OpenTables());
  if (!options.check) return index;
  const std::vector<std::string> faults = index->Faults();
  if (faults.empty()) return index;
  return absl::DataLossError(ToAbsl(faults[0]));
}

}  // namespace

absl::StatusOr<std::unique_ptr<OpenIndex>> OpenInService(
    std::string_view path, const OpenOptions& options) {
  constexpr int kAttempts = 5;
  const std::string folder(path);
  for (int attempt = 1;; ++attempt) {
    const StubFile before = StubFile::Of(folder);
    absl::StatusOr<std::unique_ptr<OpenIndex>> index =
        CatchXapian([&] { return OpenOnce(path, options); });
    if (index.ok() || attempt == kAttempts || StubFile::Of(folder) == before) {
      return index;
    }
  }
}

}  // namespace defnews

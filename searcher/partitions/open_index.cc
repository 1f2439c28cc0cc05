// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/partitions/open_index.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "common/content_hash.h"
#include "common/index/damage.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "searcher/engine/xapian_engine.h"
#include "searcher/native/native_engine.h"
#include "searcher/partitions/pipe_signal.h"
#include "searcher/partitions/servers.h"

namespace defnews {
namespace {

// Xapian's version file; two wrong bytes in it can crash its reader.
constexpr std::string_view kVersionFile = "iamglass";

// For tests, which compare the engines: DEFNEWS_ENGINE=xapian.
bool AskXapian() {
  const char* engine = std::getenv("DEFNEWS_ENGINE");
  return engine != nullptr && std::string_view(engine) == "xapian";
}

std::optional<DayRange> Days(const Partition& partition) {
  const absl::StatusOr<DayRange> first = ParsePeriod(partition.first_day);
  const absl::StatusOr<DayRange> last = ParsePeriod(partition.last_day);
  if (!first.ok() || !last.ok()) return std::nullopt;
  return DayRange{first->first, last->last};
}

}  // namespace

absl::StatusOr<std::unique_ptr<OpenIndex>> OpenIndex::Open(
    std::string_view path, std::chrono::milliseconds timeout) {
  auto index = std::make_unique<OpenIndex>();
  index->path_ = std::string(path);
  index->NoteStub(StubFile::Of(index->path_));
  ASSIGN_OR_RETURN(index->stub_, ReadStub(path));
  RETURN_IF_ERROR(index->served() ? index->OpenServers(timeout)
                                  : index->OpenFiles());
  index->Summarise();
  return index;
}

OpenIndex::~OpenIndex() {
  if (!served()) return;
  // Taking leave of a server that is gone.
  const PipeSignalHeld held;
  whole_.reset();
  databases_.clear();
}

absl::Status OpenIndex::OpenFiles() {
  ASSIGN_OR_RETURN(manifest_, ReadManifest(path_, stub_.generation));
  RETURN_IF_ERROR(CheckVersions(manifest_));
  RETURN_IF_ERROR(CheckStub(path_, stub_, manifest_));
  RETURN_IF_ERROR(CheckSizes(path_, manifest_));
  return OpenPartitions();
}

absl::Status OpenIndex::OpenServers(std::chrono::milliseconds timeout) {
  const PipeSignalHeld held;
  ASSIGN_OR_RETURN(std::vector<Server> servers,
                   Connect(stub_.servers, timeout));
  if (stub_.generation == 0) {
    ASSIGN_OR_RETURN(manifest_, ManifestOf(servers));
  } else {
    ASSIGN_OR_RETURN(Manifest whole, ReadManifest(path_, stub_.generation));
    ASSIGN_OR_RETURN(manifest_, AsServed(std::move(whole), servers));
  }
  RETURN_IF_ERROR(CheckVersions(manifest_));
  for (Server& server : servers) {
    databases_.emplace_back(std::move(server.database));
  }
  return absl::OkStatus();
}

absl::Status OpenIndex::Named(const absl::Status& lost) const {
  constexpr std::string_view kNamed = "server ";
  const std::string message(FromAbsl(lost.message()));
  if (message.compare(0, kNamed.size(), kNamed) == 0) return lost;
  return absl::Status(
      lost.code(),
      std::string(kNamed) + ClosedBy(manifest_, databases_) + ": " + message);
}

absl::StatusOr<bool> OpenIndex::InService() const {
  ASSIGN_OR_RETURN(const Stub now, ReadStub(path_));
  // Without a generation the servers may serve anything by now.
  return now.generation != 0 && now.generation == stub_.generation &&
         now.servers == stub_.servers;
}

absl::Status OpenIndex::OpenPartitions() {
  std::vector<std::string> versions(manifest_.partitions.size());
  for (size_t i = 0; i < manifest_.partitions.size(); ++i) {
    const Partition& partition = manifest_.partitions[i];
    for (const PartitionFile& file : partition.files) {
      if (file.name != kVersionFile) continue;
      const std::string name =
          PartitionPath(path_, partition.name) + "/" + file.name;
      ASSIGN_OR_RETURN(versions[i], ReadFile(name));
      if (ContentHash128(versions[i]) != file.hash) {
        return Damaged(name, "its content is not what was published");
      }
    }
  }
  databases_.resize(manifest_.partitions.size());
  ASSIGN_OR_RETURN(native_, NativeIndex::Open(path_, manifest_, versions));
  return absl::OkStatus();
}

std::vector<std::string> OpenIndex::Faults() const {
  if (!served()) return IndexFaults(path_, manifest_);
  return {path_ + ": cannot be checked here, as " + stub_.servers[0] +
          " serves it: run `indexer check` where its files are"};
}

absl::Status OpenIndex::CheckOpen() const {
  return native_ == nullptr ? absl::OkStatus() : native_->CheckOpen();
}

absl::Status OpenIndex::OpenTables() {
  return native_ == nullptr ? absl::OkStatus() : native_->OpenTables();
}

void OpenIndex::Summarise() {
  for (const Partition& partition : manifest_.partitions) {
    has_copies_ = has_copies_ || partition.copies > 0;
    has_hidden_ = has_hidden_ || !partition.hidden.empty();
    const std::optional<DayRange> days = Days(partition);
    if (!days) continue;
    if (!bounds_) bounds_ = days;
    bounds_->first = std::min(bounds_->first, days->first);
    bounds_->last = std::max(bounds_->last, days->last);
  }
}

std::vector<size_t> OpenIndex::WithDates(const Interval& interval) const {
  std::vector<size_t> chosen;
  for (size_t i = 0; i < manifest_.partitions.size(); ++i) {
    const std::optional<DayRange> days = Days(manifest_.partitions[i]);
    if (days && Clip(interval, *days)) chosen.push_back(i);
  }
  return chosen;
}

std::vector<size_t> OpenIndex::WithUndated() const {
  std::vector<size_t> chosen;
  for (size_t i = 0; i < manifest_.partitions.size(); ++i) {
    if (manifest_.partitions[i].undated > 0) chosen.push_back(i);
  }
  return chosen;
}

std::vector<size_t> OpenIndex::All() const {
  std::vector<size_t> all(manifest_.partitions.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

Xapian::Database OpenIndex::Combined(const std::vector<size_t>& partitions) {
  Xapian::Database combined;
  for (const size_t i : partitions) {
    if (!databases_[i]) {
      databases_[i].emplace(PartitionPath(path_, manifest_.partitions[i].name),
                            Xapian::DB_BACKEND_GLASS);
    }
    combined.add_database(*databases_[i]);
  }
  return combined;
}

IndexQuery OpenIndex::Hidden(const std::vector<size_t>& partitions) const {
  std::vector<std::string> versions;
  for (const size_t i : partitions) {
    for (const std::string& version : manifest_.partitions[i].hidden) {
      versions.push_back(schema::VersionTerm(version));
    }
  }
  return AnyOf(versions);
}

std::unique_ptr<Engine> OpenIndex::NewEngine(
    const std::vector<size_t>& partitions) {
  if (native_ != nullptr && !AskXapian()) {
    return std::make_unique<NativeEngine>(native_.get(), partitions);
  }
  return std::make_unique<XapianEngine>(Combined(partitions), partitions,
                                        Hidden(partitions));
}

Engine* OpenIndex::whole() {
  if (whole_ == nullptr) whole_ = NewEngine(All());
  return whole_.get();
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/archive_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "corpus/archive/state_update.h"
#include "corpus/archive/warc_reader.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

// Larger than any record of ours.
constexpr size_t kMostBlock = size_t{256} << 20;

absl::Status MakeFolders(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  return error ? absl::InternalError(path +
                                     ": cannot be made: " + error.message())
               : absl::OkStatus();
}

int64_t SizeOf(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? -1 : static_cast<int64_t>(size);
}

}  // namespace

absl::StatusOr<std::unique_ptr<ArchiveStore>> ArchiveStore::Open(
    const std::string& folder) {
  RETURN_IF_ERROR(MakeFolders(WarcFolder(folder)));
  const std::string path = folder + "/lock";
  const int lock = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) {
    return absl::InternalError(path +
                               ": cannot be opened: " + std::strerror(errno));
  }
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    close(lock);
    return absl::UnavailableError(
        folder + ": another run is at work on this store; try again later");
  }
  std::unique_ptr<ArchiveStore> store(new ArchiveStore(folder, lock));
  RETURN_IF_ERROR(store->Recover());
  return store;
}

ArchiveStore::ArchiveStore(std::string folder, int lock)
    : folder_(std::move(folder)), lock_(lock), writer_(WarcFolder(folder_)) {}

ArchiveStore::~ArchiveStore() {
  state_.reset();
  close(lock_);
}

absl::Status ArchiveStore::OpenState() {
  ASSIGN_OR_RETURN(state_, CrawlState::Open(folder_ + "/state.db"));
  return absl::OkStatus();
}

absl::Status ArchiveStore::StartAnew(const std::string& why) {
  notes_.push_back(why + "; the crawl state is made anew from the archive");
  state_.reset();
  for (const char* name : {"/state.db", "/state.db-wal", "/state.db-shm"}) {
    std::error_code error;
    fs::remove(folder_ + name, error);
    if (error) {
      return absl::InternalError(folder_ + name +
                                 ": cannot be removed: " + error.message());
    }
  }
  return OpenState();
}

// Whether the files still hold all that the state says of them.
absl::StatusOr<bool> ArchiveStore::StateFits(
    const std::vector<std::string>& files) {
  ASSIGN_OR_RETURN(const auto sizes, state_->FileSizes());
  for (const auto& [name, bytes] : sizes) {
    const bool there = std::binary_search(files.begin(), files.end(), name);
    if (!there || SizeOf(WarcFolder(folder_) + "/" + name) < bytes) {
      return false;
    }
  }
  return true;
}

absl::Status ArchiveStore::Recover() {
  ASSIGN_OR_RETURN(const std::vector<std::string> files,
                   ListArchiveFiles(WarcFolder(folder_)));
  const absl::Status opened = OpenState();
  if (absl::IsDataLoss(opened)) {
    RETURN_IF_ERROR(StartAnew(std::string(FromAbsl(opened.message()))));
  } else {
    RETURN_IF_ERROR(opened);
  }
  absl::StatusOr<bool> fits = StateFits(files);
  if (absl::IsDataLoss(fits.status())) fits = false;
  RETURN_IF_ERROR(fits.status());
  if (!*fits) {
    RETURN_IF_ERROR(StartAnew("archive files are gone or shorter than known"));
  }
  ASSIGN_OR_RETURN(auto sizes, state_->FileSizes());
  for (const std::string& file : files) {
    const int64_t known = sizes[file];
    if (SizeOf(WarcFolder(folder_) + "/" + file) == known) continue;
    RETURN_IF_ERROR(ReadOn(file, known));
  }
  return absl::OkStatus();
}

// Takes the records of `file` from byte `from` on into the state.
absl::Status ArchiveStore::ReadOn(const std::string& file, int64_t from) {
  const std::string path = WarcFolder(folder_) + "/" + file;
  ASSIGN_OR_RETURN(std::unique_ptr<ByteSource> source,
                   FileSource(path, nullptr, static_cast<uint64_t>(from)));
  WarcReader reader(std::move(source), kMostBlock);
  WarcRecord record;
  std::optional<std::string> damage;
  size_t damaged = 0;
  RETURN_IF_ERROR(state_->Begin());
  while (true) {
    const WarcReader::Result result = reader.Next(&record);
    if (result == WarcReader::Result::kEnd) break;
    if (result == WarcReader::Result::kDamaged) {
      damage = reader.damage();
      ++damaged;
      continue;
    }
    if (damage) {
      notes_.push_back(path + ": " + std::to_string(damaged) +
                       " damaged parts passed over: " + *damage);
      damage.reset();
      damaged = 0;
    }
    const auto offset = static_cast<int64_t>(reader.offset());
    const auto end = static_cast<int64_t>(reader.end_of_records());
    RETURN_IF_ERROR(
        ApplyRecord(record, {file, from + offset, end - offset}, state_.get())
            .status());
  }
  const int64_t end = from + static_cast<int64_t>(reader.end_of_records());
  RETURN_IF_ERROR(state_->SetFileSize(file, end));
  RETURN_IF_ERROR(state_->Commit());
  if (SizeOf(path) == end) return absl::OkStatus();
  notes_.push_back(path +
                   ": a record that was not written to its end is cut "
                   "off (" +
                   std::to_string(SizeOf(path) - end) + " bytes)");
  return TruncateFile(path, end);
}

absl::StatusOr<std::vector<PageState>> ArchiveStore::Add(
    const Exchange& exchange) {
  ASSIGN_OR_RETURN(const std::optional<PageState> known,
                   state_->FindPage(exchange.url));
  const WarcRecord record =
      RecordOfExchange(exchange, known.value_or(PageState()));
  ASSIGN_OR_RETURN(const ArchiveWriter::Place place,
                   writer_.Append(record, exchange.time));
  RETURN_IF_ERROR(state_->Begin());
  ASSIGN_OR_RETURN(std::vector<PageState> due,
                   ApplyRecord(record, {place.file, place.offset, place.length},
                               state_.get()));
  RETURN_IF_ERROR(state_->Commit());
  return due;
}

}  // namespace defnews

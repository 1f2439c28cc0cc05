// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/archive_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "common/status/status_macros.h"

namespace defnews {
namespace {

constexpr char kExtension[] = ".warc.gz";

absl::Status SystemError(const std::string& path, const std::string& what) {
  const int error = errno;
  const std::string message = path + ": " + what + ": " + std::strerror(error);
  return error == ENOSPC || error == EDQUOT
             ? absl::ResourceExhaustedError(message)
             : absl::InternalError(message);
}

absl::Status WriteAll(int descriptor, std::string_view bytes,
                      const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return SystemError(path, "cannot be written");
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::Status SyncFolder(const std::string& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return SystemError(folder, "cannot be opened");
  const int result = fsync(descriptor);
  const absl::Status status =
      result == 0 ? absl::OkStatus() : SystemError(folder, "cannot be synced");
  close(descriptor);
  return status;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ListArchiveFiles(
    const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  std::filesystem::directory_iterator entry(folder, error);
  if (error == std::errc::no_such_file_or_directory) return names;
  for (; !error && entry != std::filesystem::directory_iterator();
       entry.increment(error)) {
    std::string name = entry->path().filename().string();
    if (name.ends_with(kExtension) && !name.starts_with('.')) {
      names.push_back(std::move(name));
    }
  }
  if (error) {
    return absl::InternalError(folder + ": cannot be read: " + error.message());
  }
  std::sort(names.begin(), names.end());
  return names;
}

WarcRecord WarcInfoRecord(std::string_view file, absl::Time time) {
  WarcRecord record = MakeWarcRecord("warcinfo", "", time, file);
  record.Add("WARC-Filename", file);
  record.Add("Content-Type", "application/warc-fields");
  record.block =
      "software: defnews corpus fetch\r\n"
      "format: WARC File Format 1.1\r\n"
      "conformsTo: "
      "https://iipc.github.io/warc-specifications/specifications/"
      "warc-format/warc-1.1/\r\n"
      "robots: obeyed, RFC 9309\r\n";
  return record;
}

absl::Status TruncateFile(const std::string& path, int64_t bytes) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return SystemError(path, "cannot be opened");
  absl::Status status;
  if (ftruncate(descriptor, bytes) != 0 || fsync(descriptor) != 0) {
    status = SystemError(path, "cannot be cut");
  }
  close(descriptor);
  return status;
}

ArchiveWriter::~ArchiveWriter() {
  if (descriptor_ >= 0) close(descriptor_);
}

// Names must sort behind those there are, even if the clock was set back.
absl::Status ArchiveWriter::StartFile(absl::Time now) {
  constexpr size_t kStampSize = 14;
  constexpr std::string_view kPrefix = "defnews-";
  ASSIGN_OR_RETURN(const std::vector<std::string> names,
                   ListArchiveFiles(folder_));
  std::string stamp =
      absl::FormatTime("%Y%m%d%H%M%S", now, absl::UTCTimeZone());
  for (const std::string& name : names) {
    if (!name.starts_with(kPrefix)) continue;
    stamp = std::max(stamp, name.substr(kPrefix.size(), kStampSize));
  }
  for (int serial = 0;; ++serial) {
    const std::string digits = std::to_string(100000 + serial).substr(1);
    file_ = std::string(kPrefix) + stamp + "-" + digits + kExtension;
    if (names.empty() || file_ > names.back()) break;
  }
  const std::string path = folder_ + "/" + file_;
  if (descriptor_ >= 0) close(descriptor_);
  descriptor_ = open(path.c_str(),
                     O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return SystemError(path, "cannot be made");
  size_ = 0;
  RETURN_IF_ERROR(SyncFolder(folder_));
  return Write(WarcInfoRecord(file_, now)).status();
}

absl::StatusOr<ArchiveWriter::Place> ArchiveWriter::Append(
    const WarcRecord& record, absl::Time now) {
  if (descriptor_ < 0 || size_ >= kMostBytes) RETURN_IF_ERROR(StartFile(now));
  return Write(record);
}

absl::StatusOr<ArchiveWriter::Place> ArchiveWriter::Write(
    const WarcRecord& record) {
  const std::string member = GzipMember(FormatWarcRecord(record));
  if (member.empty()) return absl::ResourceExhaustedError("no memory for gzip");
  const std::string path = folder_ + "/" + file_;
  absl::Status status = WriteAll(descriptor_, member, path);
  if (status.ok() && fdatasync(descriptor_) != 0) {
    status = SystemError(path, "cannot be synced");
  }
  if (!status.ok()) {
    // Whatever cannot be undone now is found torn when the store is opened.
    if (ftruncate(descriptor_, size_) != 0) errno = 0;
    return status;
  }
  Place place{file_, size_, static_cast<int64_t>(member.size())};
  size_ += place.length;
  return place;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/print_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "common/dates/published_date.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

constexpr size_t kBufferBytes = size_t{1} << 18;
constexpr absl::CivilDay kEpoch(1970, 1, 1);

absl::Status Failed(const std::string& path, const char* what) {
  return absl::InternalError(path + ": " + what + ": " + std::strerror(errno));
}

void AppendNumber(uint32_t number, std::string* out) {
  out->append(reinterpret_cast<const char*>(&number), sizeof number);
}

void AppendNumbers(const std::vector<uint32_t>& numbers, std::string* out) {
  out->append(reinterpret_cast<const char*>(numbers.data()),
              numbers.size() * sizeof(uint32_t));
}

// The file is read by the process that wrote it, so its numbers are as the
// machine has them.
uint32_t TakeNumber(std::string_view* in) {
  uint32_t number = 0;
  std::memcpy(&number, in->data(), sizeof number);
  in->remove_prefix(sizeof number);
  return number;
}

std::vector<uint32_t> TakeNumbers(size_t count, std::string_view* in) {
  std::vector<uint32_t> numbers(count);
  const size_t bytes = count * sizeof(uint32_t);
  if (bytes > 0) std::memcpy(numbers.data(), in->data(), bytes);
  in->remove_prefix(bytes);
  return numbers;
}

std::string TakeText(std::string_view* in) {
  const uint32_t size = TakeNumber(in);
  std::string text(in->substr(0, size));
  in->remove_prefix(size);
  return text;
}

void AppendText(std::string_view text, std::string* out) {
  AppendNumber(static_cast<uint32_t>(text.size()), out);
  *out += text;
}

}  // namespace

ArticlePrint MakePrint(const Article& article) {
  ArticlePrint print;
  print.id = article.id;
  const absl::StatusOr<PublishedDate> parsed =
      ParsePublished(article.published);
  const PublishedDate date = parsed.ok() ? *parsed : PublishedDate{};
  print.order = schema::OldestKey(date, article.id);
  print.dated = date.dated();
  if (print.dated) {
    print.first_day = static_cast<int32_t>(date.days.first - kEpoch);
    print.last_day = static_cast<int32_t>(date.days.last - kEpoch);
  }
  print.fingerprint = MakeFingerprint(article.body);
  return print;
}

PrintFile::PrintFile(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {}

PrintFile::~PrintFile() { close(descriptor_); }

absl::StatusOr<std::unique_ptr<PrintFile>> PrintFile::Create(
    const std::string& path) {
  const int descriptor =
      open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return Failed(path, "cannot be created");
  return std::unique_ptr<PrintFile>(new PrintFile(path, descriptor));
}

absl::StatusOr<uint32_t> PrintFile::Add(const ArticlePrint& print) {
  Entry entry;
  const uint64_t offset = written_ + unwritten_.size();
  entry.offset = offset & ((uint64_t{1} << 62) - 1);
  entry.content = print.fingerprint.content;
  entry.words = print.fingerprint.words;
  entry.first_day = print.first_day;
  entry.last_day = print.last_day;
  entry.dated = print.dated;
  AppendText(print.id, &unwritten_);
  AppendText(print.order, &unwritten_);
  AppendNumber(print.fingerprint.level, &unwritten_);
  AppendNumber(print.fingerprint.word_level, &unwritten_);
  AppendNumber(static_cast<uint32_t>(print.fingerprint.word_hashes.size()),
               &unwritten_);
  AppendNumbers(print.fingerprint.word_hashes, &unwritten_);
  AppendNumbers(print.fingerprint.shingles, &unwritten_);
  entry.bytes = static_cast<uint32_t>(written_ + unwritten_.size() - offset);
  entries_.push_back(entry);
  if (unwritten_.size() >= kBufferBytes) RETURN_IF_ERROR(Flush());
  return static_cast<uint32_t>(entries_.size() - 1);
}

absl::Status PrintFile::Flush() {
  std::string_view left = unwritten_;
  while (!left.empty()) {
    const ssize_t bytes = pwrite(descriptor_, left.data(), left.size(),
                                 static_cast<off_t>(written_));
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) return Failed(path_, "cannot be written");
    left.remove_prefix(static_cast<size_t>(bytes));
    written_ += static_cast<uint64_t>(bytes);
  }
  unwritten_.clear();
  return absl::OkStatus();
}

absl::StatusOr<ArticlePrint> PrintFile::Read(uint32_t at) {
  const Entry& entry = entries_[at];
  if (entry.offset + entry.bytes > written_) RETURN_IF_ERROR(Flush());
  std::string bytes(entry.bytes, '\0');
  for (size_t have = 0; have < bytes.size();) {
    const ssize_t more =
        pread(descriptor_, bytes.data() + have, bytes.size() - have,
              static_cast<off_t>(entry.offset + have));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return Failed(path_, "cannot be read");
    if (more == 0) return absl::DataLossError(path_ + ": has become shorter");
    have += static_cast<size_t>(more);
  }
  std::string_view rest = bytes;
  ArticlePrint print;
  print.id = TakeText(&rest);
  print.order = TakeText(&rest);
  print.dated = entry.dated;
  print.first_day = entry.first_day;
  print.last_day = entry.last_day;
  print.fingerprint.content = entry.content;
  print.fingerprint.words = entry.words;
  print.fingerprint.level = TakeNumber(&rest);
  print.fingerprint.word_level = TakeNumber(&rest);
  const size_t words = TakeNumber(&rest);
  print.fingerprint.word_hashes = TakeNumbers(words, &rest);
  print.fingerprint.shingles =
      TakeNumbers(rest.size() / sizeof(uint32_t), &rest);
  return print;
}

}  // namespace defnews

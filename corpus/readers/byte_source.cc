// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "corpus/readers/gzip_source.h"
#include "corpus/readers/utf16_source.h"

namespace defnews {
namespace {

class StringSource : public ByteSource {
 public:
  explicit StringSource(std::string bytes) : bytes_(std::move(bytes)) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const size_t taken = std::min(size, bytes_.size() - at_);
    std::memcpy(buffer, bytes_.data() + at_, taken);
    at_ += taken;
    return taken;
  }

 private:
  std::string bytes_;
  size_t at_ = 0;
};

class FdSource : public ByteSource {
 public:
  FdSource(int descriptor, bool owned, std::atomic<uint64_t>* counter)
      : descriptor_(descriptor), owned_(owned), counter_(counter) {}
  ~FdSource() override {
    if (owned_) close(descriptor_);
  }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    while (true) {
      const ssize_t taken = read(descriptor_, buffer, size);
      if (taken >= 0) {
        if (counter_ != nullptr) *counter_ += static_cast<uint64_t>(taken);
        return static_cast<size_t>(taken);
      }
      if (errno == EINTR) continue;
      return absl::UnknownError(std::string("cannot be read: ") +
                                std::strerror(errno));
    }
  }

 private:
  const int descriptor_;
  const bool owned_;
  std::atomic<uint64_t>* const counter_;
};

}  // namespace

ByteSource::~ByteSource() = default;

std::unique_ptr<ByteSource> MemorySource(std::string bytes) {
  return std::make_unique<StringSource>(std::move(bytes));
}

absl::StatusOr<std::unique_ptr<ByteSource>> FileSource(
    const std::string& path, std::atomic<uint64_t>* counter, uint64_t offset) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    const std::string reason = std::strerror(errno);
    if (errno == ENOENT) return absl::NotFoundError("no such file or folder");
    return absl::UnknownError("cannot be opened: " + reason);
  }
  auto source = std::make_unique<FdSource>(descriptor, /*owned=*/true, counter);
  if (offset > 0 &&
      lseek(descriptor, static_cast<off_t>(offset), SEEK_SET) < 0) {
    return absl::UnknownError(std::string("cannot be read: ") +
                              std::strerror(errno));
  }
  return source;
}

std::unique_ptr<ByteSource> DescriptorSource(int descriptor,
                                             std::atomic<uint64_t>* counter) {
  return std::make_unique<FdSource>(descriptor, /*owned=*/false, counter);
}

ByteStream::ByteStream(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)) {}

std::string_view ByteStream::Peek(size_t size) {
  size = std::min(size, kBufferSize);
  while (buffer_.size() - begin_ < size && !at_end_) {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const size_t kept = buffer_.size();
    buffer_.resize(kBufferSize);
    const absl::StatusOr<size_t> taken =
        source_->Read(buffer_.data() + kept, kBufferSize - kept);
    if (!taken.ok()) status_ = taken.status();
    at_end_ = !taken.ok() || *taken == 0;
    buffer_.resize(kept + (taken.ok() ? *taken : 0));
  }
  return std::string_view(buffer_).substr(begin_);
}

absl::StatusOr<size_t> ByteStream::Read(char* buffer, size_t size) {
  const std::string_view chunk = Chunk();
  if (chunk.empty() && !status_.ok()) return status_;
  const size_t taken = std::min(size, chunk.size());
  std::memcpy(buffer, chunk.data(), taken);
  Consume(taken);
  return taken;
}

std::unique_ptr<ByteStream> DecodedStream(std::unique_ptr<ByteSource> source) {
  auto stream = std::make_unique<ByteStream>(std::move(source));
  if (stream->Peek(2).starts_with("\x1F\x8B")) {
    stream = std::make_unique<ByteStream>(GzipSource(std::move(stream)));
  }
  const std::string_view start = stream->Peek(3);
  if (start.starts_with("\xEF\xBB\xBF")) {
    stream->Consume(3);
  } else if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
    stream = std::make_unique<ByteStream>(Utf16Source(std::move(stream)));
  }
  return stream;
}

absl::StatusOr<std::string> ReadAll(ByteStream* stream, size_t cap) {
  std::string bytes;
  while (true) {
    const std::string_view chunk = stream->Chunk();
    if (chunk.empty()) break;
    if (chunk.size() > cap - bytes.size()) {
      return absl::ResourceExhaustedError("is over the limit of " +
                                          std::to_string(cap) +
                                          " bytes for one record");
    }
    bytes += chunk;
    stream->Consume(chunk.size());
  }
  if (!stream->status().ok()) return stream->status();
  return bytes;
}

}  // namespace defnews

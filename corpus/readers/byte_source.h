// SPDX-License-Identifier: GPL-3.0-or-later
// Where bytes come from: a file, a descriptor, memory, and the layers put on
// top of these (gzip, UTF-16).
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource();

  // Puts up to `size` bytes (at least 1) into `buffer` and says how many; 0
  // at the end. DataLoss if a layer below is damaged or cut short, Unknown if
  // the system could not read; nothing can be read after an error.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;
};

// The bytes of a string.
std::unique_ptr<ByteSource> MemorySource(std::string bytes);

// Opens `path` and reads it from byte `offset` on. NotFound or Unknown with
// the system's reason. `*counter`, if given, is raised by every byte read and
// must outlive the source.
absl::StatusOr<std::unique_ptr<ByteSource>> FileSource(
    const std::string& path, std::atomic<uint64_t>* counter,
    uint64_t offset = 0);

// Reads `descriptor`, which stays open and is not owned.
std::unique_ptr<ByteSource> DescriptorSource(int descriptor,
                                             std::atomic<uint64_t>* counter);

// A source with a buffer, so that the bytes ahead can be looked at.
class ByteStream : public ByteSource {
 public:
  explicit ByteStream(std::unique_ptr<ByteSource> source);

  // The next `size` bytes without taking them, fewer only at the end. At most
  // kBufferSize bytes. Valid until the next call.
  std::string_view Peek(size_t size);
  // Unread bytes, at least one unless at the end. Valid until the next call.
  std::string_view Chunk() { return Peek(1); }
  // Takes `size` bytes of what Peek() or Chunk() showed.
  void Consume(size_t size) { begin_ += size; }
  // Gives bytes back: they are read again before what follows.
  void PutBack(std::string_view bytes) {
    // In place where there is room, which costs no moving of the rest.
    const size_t room = bytes.size() < begin_ ? bytes.size() : begin_;
    begin_ -= room;
    buffer_.replace(begin_, room, bytes);
  }
  // Why the stream ended, if not because its bytes did.
  const absl::Status& status() const { return status_; }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;

  static constexpr size_t kBufferSize = size_t{256} << 10;

 private:
  std::unique_ptr<ByteSource> source_;
  std::string buffer_;
  size_t begin_ = 0;
  bool at_end_ = false;
  absl::Status status_;
};

// `source` as UTF-8 (or some other superset of ASCII): gzip is undone and
// UTF-16 with a byte order mark is decoded, both told by their first bytes;
// the byte order mark of UTF-8 is dropped.
std::unique_ptr<ByteStream> DecodedStream(std::unique_ptr<ByteSource> source);

// Everything left in `stream`. ResourceExhausted over `cap` bytes, or the
// error that ended the stream.
absl::StatusOr<std::string> ReadAll(ByteStream* stream, size_t cap);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/gzip_source.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace defnews {
namespace {

constexpr int kGzipOnly = 15 + 16;

class InflatingSource : public ByteSource {
 public:
  explicit InflatingSource(std::unique_ptr<ByteSource> compressed)
      : input_(std::move(compressed)) {
    ready_ = inflateInit2(&zlib_, kGzipOnly) == Z_OK;
  }
  ~InflatingSource() override { inflateEnd(&zlib_); }

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (!ready_) return absl::ResourceExhaustedError("no memory for gzip");
    size = std::min<size_t>(size, std::numeric_limits<uInt>::max());
    while (true) {
      if (member_done_ && !NextMember()) return 0;
      const std::string_view chunk = input_.Chunk();
      if (chunk.empty() && !input_.status().ok()) return input_.status();
      if (chunk.empty()) {
        return absl::DataLossError("the gzip data ends too early");
      }
      const size_t produced = Inflate(chunk, buffer, size);
      if (produced > 0) return produced;
      if (failed_) return absl::DataLossError("the gzip data is damaged");
    }
  }

 private:
  // Starts on a further member; false if there is none.
  bool NextMember() {
    if (!input_.Peek(2).starts_with("\x1F\x8B")) return false;
    member_done_ = false;
    return inflateReset(&zlib_) == Z_OK;
  }

  size_t Inflate(std::string_view chunk, char* buffer, size_t size) {
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(chunk.data()));
    zlib_.avail_in = static_cast<uInt>(chunk.size());
    zlib_.next_out = reinterpret_cast<Bytef*>(buffer);
    zlib_.avail_out = static_cast<uInt>(size);
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    input_.Consume(chunk.size() - zlib_.avail_in);
    member_done_ = result == Z_STREAM_END;
    failed_ = result != Z_OK && result != Z_STREAM_END;
    return size - zlib_.avail_out;
  }

  ByteStream input_;
  z_stream zlib_ = {};
  bool ready_ = false;
  bool member_done_ = false;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> GzipSource(std::unique_ptr<ByteSource> compressed) {
  return std::make_unique<InflatingSource>(std::move(compressed));
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/term_cursor.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "common/glass/codec.h"
#include "common/status/status_macros.h"
#include "indexer/glass/run.h"

namespace defnews::glass {
namespace {

constexpr size_t kSizeBytes = 4;
// A term with what stands around it.
constexpr size_t kMaxHeadBytes = 2 + kMaxTermBytes + kSizeBytes;

uint64_t Number32(std::string_view bytes) {
  uint64_t number = 0;
  for (const char byte : bytes) {
    number = number << 8 | static_cast<unsigned char>(byte);
  }
  return number;
}

}  // namespace

TermCursor::TermCursor(const SpillFile* spill, Extent terms,
                       size_t buffer_bytes)
    : spill_(spill),
      unread_(terms),
      buffer_bytes_(std::max(buffer_bytes, 2 * kMaxHeadBytes)) {}

absl::Status TermCursor::Skip(uint64_t bytes) {
  const uint64_t buffered = std::min<uint64_t>(bytes, buffer_.size() - at_);
  at_ += buffered;
  bytes -= buffered;
  if (bytes > unread_.bytes) return SpillFault();
  unread_.offset += bytes;
  unread_.bytes -= bytes;
  return absl::OkStatus();
}

absl::Status TermCursor::Fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const size_t before = buffer_.size();
  const Extent more{unread_.offset,
                    std::min<uint64_t>(unread_.bytes, buffer_bytes_ - before)};
  buffer_.resize(before + more.bytes);
  RETURN_IF_ERROR(spill_->Read(more, buffer_.data() + before));
  unread_.offset += more.bytes;
  unread_.bytes -= more.bytes;
  return absl::OkStatus();
}

absl::Status TermCursor::Next() {
  RETURN_IF_ERROR(Skip(std::exchange(list_bytes_, 0)));
  if (buffer_.size() - at_ < kMaxHeadBytes && unread_.bytes > 0) {
    RETURN_IF_ERROR(Fill());
  }
  if (at_ == buffer_.size()) {
    done_ = true;
    std::string().swap(buffer_);
    at_ = 0;
    return absl::OkStatus();
  }
  Decoder decoder(std::string_view(buffer_).substr(at_));
  term_ = decoder.String();
  list_bytes_ = Number32(decoder.Bytes(kSizeBytes));
  if (!decoder.ok() || term_.empty()) return SpillFault();
  at_ = static_cast<size_t>(term_.data() - buffer_.data()) + term_.size() +
        kSizeBytes;
  char bytes[sizeof(head_)] = {};
  std::memcpy(bytes, term_.data(), std::min(term_.size(), sizeof(bytes)));
  head_ = Number32({bytes, sizeof(bytes)});
  return absl::OkStatus();
}

absl::StatusOr<std::string_view> TermCursor::List(std::string* scratch) {
  const uint64_t bytes = std::exchange(list_bytes_, 0);
  const size_t buffered = buffer_.size() - at_;
  const char* begin = buffer_.data() + at_;
  if (bytes <= buffered) {
    at_ += bytes;
    return std::string_view(begin, bytes);
  }
  scratch->resize(bytes);
  std::memcpy(scratch->data(), begin, buffered);
  const Extent rest{unread_.offset, bytes - buffered};
  RETURN_IF_ERROR(Skip(bytes));
  RETURN_IF_ERROR(spill_->Read(rest, scratch->data() + buffered));
  return std::string_view(*scratch);
}

}  // namespace defnews::glass

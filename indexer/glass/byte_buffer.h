// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that are appended a few at a time, without a call for each of them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace defnews::glass {

// For one thread. Keeps its memory when cleared.
class ByteBuffer {
 public:
  size_t size() const { return size_; }
  std::string_view view() const { return {bytes_.get(), size_}; }
  char* data() { return bytes_.get(); }
  void Clear() { size_ = 0; }

  // The end, with room for `count` bytes, which are added by EndAt().
  char* Room(size_t count) {
    if (size_ + count + kSlack > capacity_) Grow(size_ + count + kSlack);
    return bytes_.get() + size_;
  }
  // `end` must lie in the room last given.
  void EndAt(const char* end) {
    size_ = static_cast<size_t>(end - bytes_.get());
  }

  void Append(std::string_view text) {
    char* end = Room(text.size());
    std::memcpy(end, text.data(), text.size());
    size_ += text.size();
  }

  // Copies `count` bytes of the buffer from `begin` on to `to`, and perhaps
  // up to kSlack more. Returns the end of the copy.
  char* CopyTo(size_t begin, size_t count, char* to) const {
    const char* from = bytes_.get() + begin;
    char* const end = to + count;
    for (; to < end; to += kSlack, from += kSlack) {
      std::memcpy(to, from, kSlack);
    }
    return end;
  }

  // What may be written beyond the room, and read beyond the end.
  static constexpr size_t kSlack = 8;

 private:
  void Grow(size_t least) {
    const size_t capacity = std::max(least, 2 * capacity_);
    std::unique_ptr<char[]> bytes(new char[capacity]);
    if (size_ > 0) std::memcpy(bytes.get(), bytes_.get(), size_);
    // The slack may be read before it is written.
    std::memset(bytes.get() + size_, 0, capacity - size_);
    bytes_ = std::move(bytes);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace defnews::glass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/table_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "common/glass/codec.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"

namespace defnews::glass {
namespace {

// The head of a block, then its directory of two bytes an item.
constexpr size_t kHeadBytes = 11;
constexpr size_t kDirectoryEntry = 2;
constexpr uint32_t kRevision = 1;

// The size of an item has 13 bits. At least four items go into a block.
constexpr size_t kMaxItemBytes = 8194;
constexpr size_t kItemsOfABlock = 4;

// A leaf item: size and flags, length of the key, key, part number (but in the
// first part), bytes. A branch item: child, length, key, part number.
constexpr size_t kItemHead = 3;
constexpr size_t kPartBytes = 2;
constexpr size_t kChildBytes = 4;
constexpr uint32_t kFirstPart = 0x2000;
constexpr uint32_t kLastPart = 0x4000;
constexpr size_t kMaxParts = 0xffff;

// Less than this is not worth a part of its own.
constexpr size_t kMinFirstPart = 32;

constexpr size_t kMaxKeyBytes = 255;
constexpr size_t kBufferedBlocks = 64;
constexpr uint64_t kMaxBlocks = uint64_t{1} << 32;

}  // namespace

TableWriter::TableWriter(std::string path, uint32_t block_bytes)
    : path_(std::move(path)),
      block_bytes_(block_bytes),
      max_item_(std::min(
          (block_bytes - kHeadBytes - kItemsOfABlock * kDirectoryEntry) /
              kItemsOfABlock,
          kMaxItemBytes)) {}

TableWriter::~TableWriter() {
  if (descriptor_ >= 0) close(descriptor_);
}

void TableWriter::Fail(std::string message) {
  if (status_.ok()) {
    status_ = absl::InternalError(ToAbsl(path_ + ": " + message));
  }
}

void TableWriter::FailSystem(const char* what) {
  Fail(std::string(what) + ": " + std::strerror(errno));
}

void TableWriter::Open() {
  descriptor_ =
      open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return FailSystem("cannot be created");
  levels_.emplace_back();
  Start(0);
  // The first item of a tree has no key and no value, and is no entry.
  char* item = Place(0, kItemHead);
  *Put16(kFirstPart | kLastPart, item) = 0;
}

void TableWriter::Start(size_t level) {
  OpenBlock& block = levels_[level];
  block.bytes.resize(block_bytes_);
  block.number = next_number_++;
  block.directory_end = kHeadBytes;
  block.lowest = block_bytes_;
  if (next_number_ > kMaxBlocks) Fail("the table has too many blocks");
}

void TableWriter::Seal(size_t level) {
  OpenBlock& block = levels_[level];
  char* head = block.bytes.data();
  head = Put32(kRevision, head);
  *head++ = static_cast<char>(level);
  // Nothing is ever taken out, so all that is free is the gap.
  head = Put16(block.gap(), head);
  head = Put16(block.gap(), head);
  Put16(block.directory_end, head);
  std::memset(block.bytes.data() + block.directory_end, 0, block.gap());
  WriteBlock(block.number, block.bytes);
}

char* TableWriter::Place(size_t level, size_t size) {
  OpenBlock& block = levels_[level];
  block.lowest -= size;
  Put16(block.lowest, block.bytes.data() + block.directory_end);
  block.directory_end += kDirectoryEntry;
  return block.bytes.data() + block.lowest;
}

std::string_view TableWriter::LastKey() const {
  const OpenBlock& leaf = levels_.front();
  const char* item = leaf.bytes.data() + leaf.lowest;
  return {item + kItemHead, static_cast<unsigned char>(item[kItemHead - 1])};
}

void TableWriter::Add(std::string_view key, std::string_view value) {
  if (!status_.ok()) return;
  if (descriptor_ < 0) Open();
  if (!status_.ok()) return;
  if (key.empty() || key.size() > kMaxKeyBytes)
    return Fail("a key is too long");
  if (key <= LastKey()) return Fail("its keys do not ascend");
  ++entries_;
  if (kItemHead + key.size() + value.size() <= max_item_) {
    AddItem(key, 1, kFirstPart | kLastPart, value);
  } else {
    AddParts(key, value);
  }
}

// The first part fills what is left of the block, where that is worth it.
void TableWriter::AddParts(std::string_view key, std::string_view value) {
  size_t size = max_item_ - kItemHead - key.size();
  const size_t around = kDirectoryEntry + kItemHead + key.size();
  const size_t gap = levels_.front().gap();
  if (gap >= around + kMinFirstPart) size = std::min(size, gap - around);
  for (uint32_t part = 1; !value.empty(); ++part) {
    if (part > kMaxParts) return Fail("a value is too long");
    size = std::min(size, value.size());
    const uint32_t flags =
        (part == 1 ? kFirstPart : 0) | (size == value.size() ? kLastPart : 0);
    AddItem(key, part, flags, value.substr(0, size));
    value.remove_prefix(size);
    size = max_item_ - kItemHead - kPartBytes - key.size();
  }
}

void TableWriter::AddItem(std::string_view key, uint32_t part, uint32_t flags,
                          std::string_view bytes) {
  const size_t size =
      kItemHead + key.size() + (part > 1 ? kPartBytes : 0) + bytes.size();
  if (levels_.front().gap() < size + kDirectoryEntry) NewLeaf(key, part);
  char* item = Put16(flags | (size - kItemHead), Place(0, size));
  *item++ = static_cast<char>(key.size());
  item = PutBytes(key, item);
  if (part > 1) item = Put16(part, item);
  PutBytes(bytes, item);
}

// What divides two leaves is as much of the key as tells it from the last of
// the leaf before.
void TableWriter::NewLeaf(std::string_view key, uint32_t part) {
  const std::string_view last = LastKey();
  const auto [differs, ignored] =
      std::mismatch(key.begin(), key.end(), last.begin(), last.end());
  const size_t common = static_cast<size_t>(differs - key.begin());
  const std::string_view divider = key.substr(0, common + 1);
  const uint64_t before = levels_.front().number;
  Seal(0);
  Start(0);
  Enter(1, divider, part, before, levels_.front().number);
}

void TableWriter::Enter(size_t level, std::string_view key, uint32_t part,
                        uint64_t before, uint64_t child) {
  if (level == levels_.size()) {
    levels_.emplace_back();
    Start(level);
    PutChild(level, {}, 0, before);
  }
  const size_t size = kChildBytes + 1 + key.size() + kPartBytes;
  if (levels_[level].gap() >= size + kDirectoryEntry) {
    return PutChild(level, key, part, child);
  }
  const uint64_t full = levels_[level].number;
  Seal(level);
  Start(level);
  PutChild(level, {}, 0, child);
  Enter(level + 1, key, part, full, levels_[level].number);
}

void TableWriter::PutChild(size_t level, std::string_view key, uint32_t part,
                           uint64_t child) {
  char* item = Place(level, kChildBytes + 1 + key.size() + kPartBytes);
  item = Put32(child, item);
  *item++ = static_cast<char>(key.size());
  if (!key.empty()) std::memcpy(item, key.data(), key.size());
  Put16(part, item + key.size());
}

// Leaves come in the order of their numbers; a branch is done long after its
// number was given out, when its place in the file has been passed.
void TableWriter::WriteBlock(uint64_t number, std::string_view bytes) {
  if (number < buffer_first_) return WriteAt(number, bytes);
  if (number >= buffer_first_ + kBufferedBlocks) {
    FlushBuffer();
    buffer_first_ = number;
  }
  const size_t offset = (number - buffer_first_) * block_bytes_;
  if (buffer_.size() < offset + block_bytes_) {
    buffer_.resize(offset + block_bytes_);
  }
  std::memcpy(buffer_.data() + offset, bytes.data(), block_bytes_);
}

void TableWriter::FlushBuffer() {
  if (!buffer_.empty()) WriteAt(buffer_first_, buffer_);
  buffer_.clear();
}

void TableWriter::WriteAt(uint64_t number, std::string_view bytes) {
  uint64_t offset = number * block_bytes_;
  while (!bytes.empty() && status_.ok()) {
    const ssize_t written = pwrite(descriptor_, bytes.data(), bytes.size(),
                                   static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return FailSystem("cannot be written");
    bytes.remove_prefix(static_cast<size_t>(written));
    offset += static_cast<uint64_t>(written);
  }
}

absl::StatusOr<TableRoot> TableWriter::Finish() {
  RETURN_IF_ERROR(status_);
  TableRoot root;
  if (levels_.empty()) return root;
  for (size_t level = 0; level < levels_.size(); ++level) Seal(level);
  FlushBuffer();
  const int descriptor = std::exchange(descriptor_, -1);
  if (close(descriptor) != 0) FailSystem("cannot be closed");
  RETURN_IF_ERROR(status_);
  root.root = static_cast<uint32_t>(levels_.back().number);
  root.level = static_cast<uint32_t>(levels_.size() - 1);
  root.blocks = next_number_;
  root.entries = entries_;
  return root;
}

}  // namespace defnews::glass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/glass/table.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "common/glass/codec.h"
#include "common/index/damage.h"

namespace defnews::glass_reader {
namespace {

constexpr uint32_t kDirectory = 11;  // where a block's list of items begins
constexpr uint32_t kLeafHead = 2;    // bytes before the key
constexpr uint32_t kBranchHead = 4;

// Keys are short and begin alike: a call of memcmp() costs more than this. The
// last bytes are compared together, some of them for the second time.
int Compare(std::string_view a, std::string_view b) {
  const size_t both = std::min(a.size(), b.size());
  uint64_t x = 0;
  uint64_t y = 0;
  if (both >= 8) {
    for (size_t at = 0; at + 8 <= both && x == y; at += 8) {
      x = glass::Get64(a.data() + at);
      y = glass::Get64(b.data() + at);
    }
    if (x == y) {
      x = glass::Get64(a.data() + both - 8);
      y = glass::Get64(b.data() + both - 8);
    }
  } else if (both >= 4) {
    x = uint64_t{glass::Get32(a.data())} << 32 |
        glass::Get32(a.data() + both - 4);
    y = uint64_t{glass::Get32(b.data())} << 32 |
        glass::Get32(b.data() + both - 4);
  } else {
    for (size_t at = 0; at < both; ++at) {
      x = x << 8 | static_cast<unsigned char>(a[at]);
      y = y << 8 | static_cast<unsigned char>(b[at]);
    }
  }
  if (x != y) return x < y ? -1 : 1;
  return a.size() < b.size() ? -1 : static_cast<int>(a.size() > b.size());
}

}  // namespace

absl::StatusOr<std::unique_ptr<Table>> Table::Open(const std::string& path,
                                                   const TableRoot& root) {
  std::unique_ptr<Table> table(new Table);
  table->path_ = path;
  table->root_ = root;
  if (!root.present) return table;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    if (errno == ENOENT) return Damaged(path, "is missing");
    return absl::InternalError(path + ": " + std::strerror(errno));
  }
  struct stat info = {};
  const bool known = fstat(file, &info) == 0;
  table->size_ = known ? static_cast<size_t>(info.st_size) : 0;
  void* bytes = table->size_ == 0 ? MAP_FAILED
                                  : mmap(nullptr, table->size_, PROT_READ,
                                         MAP_PRIVATE, file, 0);
  table->file_ = file;
  if (bytes == MAP_FAILED) {
    table->size_ = 0;
    return Damaged(path, "cannot be read");
  }
  table->bytes_ = static_cast<const char*>(bytes);
  return table;
}

Table::~Table() {
  if (bytes_ != nullptr) munmap(const_cast<char*>(bytes_), size_);
  if (file_ >= 0) close(file_);
}

bool Table::CutShort() const {
  struct stat info = {};
  return file_ >= 0 && (fstat(file_, &info) != 0 ||
                        static_cast<size_t>(info.st_size) < size_);
}

bool Cursor::Damage() {
  table_->NoteDamage();
  valid_ = false;
  return false;
}

// Takes block `number` as the present one of its level.
bool Cursor::Enter(uint32_t level, uint32_t number) {
  const size_t block_bytes = table_->root_.block_bytes;
  if ((uint64_t{number} + 1) * block_bytes > table_->size_) return Damage();
  const char* block = table_->bytes_ + number * block_bytes;
  const uint32_t end = glass::Get16(block + 9);
  if (static_cast<unsigned char>(block[4]) != level || end < kDirectory + 2 ||
      end > block_bytes) {
    return Damage();
  }
  levels_[level] = {block, 0, (end - kDirectory) / 2};
  return true;
}

// Whether an item of the leaf or branch is not after `key`. A key that does
// not lie within its block reads as empty: a search then goes astray, and
// ReadItem() notices.
bool Cursor::IsUpTo(const Level& at, bool leaf, uint32_t number,
                    std::string_view key) const {
  const uint32_t block_bytes = table_->root_.block_bytes;
  const uint32_t head = leaf ? kLeafHead : kBranchHead;
  const uint32_t offset =
      glass::Get16(at.block + kDirectory + 2 * size_t{number});
  std::string_view found;
  uint32_t part = 1;
  if (offset + head + 1 < block_bytes) {
    const char* item = at.block + offset;
    const auto size = static_cast<unsigned char>(item[head]);
    if (offset + head + 3 + size <= block_bytes) {
      found = {item + head + 1, size};
      if (!leaf || (static_cast<unsigned char>(item[0]) & 0x20) == 0) {
        part = glass::Get16(item + head + 1 + size);
      }
    }
  }
  const int order = Compare(found, key);
  return order < 0 || (order == 0 && part <= 1);
}

// Between items `low` and `high`, of which those before are up to the key.
uint32_t Cursor::CountUpTo(const Level& at, bool leaf, uint32_t low,
                           uint32_t high, std::string_view key) const {
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (IsUpTo(at, leaf, middle, key)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// To the last item not after `key`, which the leaf may not have: then its item
// number is that of "before the first", told by false.
bool Cursor::Descend(std::string_view key) {
  valid_ = false;
  if (!table_->root_.present) return false;
  height_ = table_->root_.level;
  uint32_t number = table_->root_.block;
  for (uint32_t level = height_;; --level) {
    if (!Enter(level, number)) return false;
    Level& at = levels_[level];
    // The first item of a branch stands for everything before the second.
    const uint32_t count =
        CountUpTo(at, level == 0, level == 0 ? 0 : 1, at.items, key);
    if (level == 0) {
      at.item = count;
      return true;
    }
    at.item = std::max(count, uint32_t{1}) - 1;
    const uint32_t offset =
        glass::Get16(at.block + kDirectory + 2 * size_t{at.item});
    if (offset + kBranchHead + 1 > table_->root_.block_bytes) return Damage();
    number = glass::Get32(at.block + offset);
  }
}

// Reads the present item of the leaf.
bool Cursor::ReadItem() {
  const Level& leaf = levels_[0];
  const uint32_t block_bytes = table_->root_.block_bytes;
  const uint32_t offset =
      glass::Get16(leaf.block + kDirectory + 2 * size_t{leaf.item});
  if (offset + 3 > block_bytes) return Damage();
  const char* item = leaf.block + offset;
  const uint32_t head = glass::Get16(item);
  const uint32_t size = (head & 0x1fff) + 3;
  const auto key = static_cast<unsigned char>(item[2]);
  item_.deflated = (head & 0x8000) != 0;
  item_.last = (head & 0x4000) != 0;
  item_.first = (head & 0x2000) != 0;
  const uint32_t before = 3U + key + (item_.first ? 0 : 2);
  if (offset + size > block_bytes || before > size) return Damage();
  item_.key = {item + 3, key};
  item_.part = item_.first ? 1 : glass::Get16(item + 3 + key);
  item_.value = {item + before, size - before};
  return true;
}

// To the next item, in the next leaf if need be; false at the end.
bool Cursor::StepItem() {
  if (++levels_[0].item < levels_[0].items) return ReadItem();
  uint32_t level = 1;
  while (level <= height_ && levels_[level].item + 1 >= levels_[level].items) {
    ++level;
  }
  if (level > height_) return false;
  ++levels_[level].item;
  for (; level > 0; --level) {
    const Level& at = levels_[level];
    const uint32_t offset =
        glass::Get16(at.block + kDirectory + 2 * size_t{at.item});
    if (offset + kBranchHead + 1 > table_->root_.block_bytes) return Damage();
    if (!Enter(level - 1, glass::Get32(at.block + offset))) return false;
  }
  return ReadItem();
}

bool Cursor::StepBack() {
  if (levels_[0].item > 0) {
    --levels_[0].item;
    return ReadItem();
  }
  uint32_t level = 1;
  while (level <= height_ && levels_[level].item == 0) ++level;
  if (level > height_) return false;
  --levels_[level].item;
  for (; level > 0; --level) {
    const Level& at = levels_[level];
    const uint32_t offset =
        glass::Get16(at.block + kDirectory + 2 * size_t{at.item});
    if (offset + kBranchHead + 1 > table_->root_.block_bytes) return Damage();
    if (!Enter(level - 1, glass::Get32(at.block + offset))) return false;
    levels_[level - 1].item = levels_[level - 1].items - 1;
  }
  return ReadItem();
}

// From an item to the beginning of its entry. The first item of a table has
// no key and is no entry.
bool Cursor::Settle() {
  while (!item_.first) {
    if (!StepBack()) return valid_ = false;
  }
  return valid_ = !item_.key.empty();
}

bool Cursor::FindUpTo(std::string_view key) {
  if (!Descend(key)) return false;
  return valid_ = StepBack() && Settle();
}

bool Cursor::Find(std::string_view key) {
  if (!Descend(key) || levels_[0].item == 0) return false;
  return valid_ = StepBack() && item_.first && item_.key == key;
}

// Moves the leaf's item behind the last one up to `key`, in steps that grow
// from where it is guessed, so that what is near there is found at once; false
// if that may lie beyond the leaf.
bool Cursor::GallopUpTo(std::string_view key, uint32_t guess) {
  Level& leaf = levels_[0];
  uint32_t low = leaf.item;
  uint32_t high = std::min(low + guess, leaf.items - 1);
  uint32_t step = 1;
  if (IsUpTo(leaf, true, high, key)) {
    do {
      if (high == leaf.items - 1) return false;
      low = high;
      high = std::min(low + step, leaf.items - 1);
      step *= 2;
    } while (IsUpTo(leaf, true, high, key));
  } else {
    while (high - low > step && !IsUpTo(leaf, true, high - step, key)) {
      high -= step;
      step *= 2;
    }
    if (high - low > step) low = high - step;
  }
  leaf.item = CountUpTo(leaf, true, low, high, key);
  return leaf.item > 0;
}

bool Cursor::FindAhead(std::string_view key, uint32_t guess) {
  steps_ = 0;
  const uint32_t from = levels_[0].item;
  if (!valid_ || !GallopUpTo(key, guess)) return Find(key);
  --levels_[0].item;
  if (levels_[0].item >= from) steps_ = levels_[0].item - from;
  return valid_ = ReadItem() && item_.first && item_.key == key;
}

bool Cursor::FindFromAhead(std::string_view key) {
  if (!valid_ || !GallopUpTo(key)) return FindFrom(key);
  --levels_[0].item;
  if (!ReadItem()) return valid_ = false;
  if (item_.first && item_.key == key) return valid_ = true;
  return Next();
}

bool Cursor::FindFrom(std::string_view key) {
  if (!Descend(key)) return false;
  if (levels_[0].item > 0) {
    if (!StepBack()) return false;
    if (item_.first && item_.key == key) return valid_ = true;
    return Next();
  }
  if (!ReadItem()) return false;
  if (item_.first) return valid_ = true;
  return Next();
}

bool Cursor::Next() {
  do {
    if (!StepItem()) return valid_ = false;
  } while (!item_.first);
  return valid_ = true;
}

std::string_view Cursor::value() {
  if (!valid_) return {};
  if (!item_.last && !JoinParts()) return {};
  if (item_.deflated && !Inflate()) return {};
  return item_.value;
}

// The other parts follow the first. The cursor stays at the last of them, as
// an entry does that has one part.
bool Cursor::JoinParts() {
  const std::string key(item_.key);
  const bool deflated = item_.deflated;
  joined_.assign(item_.value);
  for (uint32_t part = 2; !item_.last; ++part) {
    if (!StepItem()) return Damage();
    if (item_.first || item_.part != part || item_.key != key) return Damage();
    joined_ += item_.value;
  }
  item_.value = joined_;
  item_.deflated = deflated;
  item_.first = true;
  return true;
}

}  // namespace defnews::glass_reader

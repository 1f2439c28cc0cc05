// SPDX-License-Identifier: GPL-3.0-or-later
// One table of a Glass database, read where it lies in memory: a B-tree of
// equal blocks, entries in the order of their keys. Partitions never change,
// so nothing is locked and nothing read twice. Every offset is checked before
// it is followed: damage ends a walk early and is told by damaged().
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "searcher/glass/version_file.h"

namespace defnews::glass_reader {

class Table {
 public:
  // Maps `path`; an absent table has no entries. DataLoss if the
  // file is not there.
  static absl::StatusOr<std::unique_ptr<Table>> Open(const std::string& path,
                                                     const TableRoot& root);
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  const std::string& path() const { return path_; }
  // Whether the file has been cut short since it was mapped. To read behind its
  // end would be the end of the process.
  bool CutShort() const;
  // Whether something out of form was met so far.
  bool damaged() const { return damaged_; }
  void NoteDamage() const { damaged_ = true; }

 private:
  friend class Cursor;
  Table() = default;

  std::string path_;
  TableRoot root_;
  const char* bytes_ = nullptr;
  size_t size_ = 0;
  int file_ = -1;
  mutable bool damaged_ = false;
};

// A place in a table. Views are valid until the cursor moves or goes; one that
// value() was not called of may be copied.
class Cursor {
 public:
  explicit Cursor(const Table* table) : table_(table) {}

  // Moves to the entry with this key; false if there is none.
  bool Find(std::string_view key);
  // Moves to the first entry whose key is not less; false if there is none.
  bool FindFrom(std::string_view key);
  // Moves to the last entry whose key is not greater; false if there is none.
  bool FindUpTo(std::string_view key);
  // Like Find(), from an entry before it that is probably near, some `guess`
  // entries ahead. After a miss the cursor may stand nowhere.
  bool FindAhead(std::string_view key, uint32_t guess = 1);
  // How many entries it was the last time, within one leaf; 0 if that is not
  // known.
  uint32_t steps() const { return steps_; }
  // Like FindFrom(), from an entry before it that is probably near.
  bool FindFromAhead(std::string_view key);
  // Moves to the next entry; false at the end.
  bool Next();

  bool valid() const { return valid_; }
  std::string_view key() const { return item_.key; }
  // All of the entry's value, put together and inflated if need be.
  std::string_view value();

 private:
  struct Item {
    std::string_view key;
    std::string_view value;
    uint32_t part = 1;
    bool first = false;
    bool last = false;
    bool deflated = false;
  };
  struct Level {
    const char* block = nullptr;
    uint32_t item = 0;
    uint32_t items = 0;
  };

  bool Descend(std::string_view key);
  bool Enter(uint32_t level, uint32_t number);
  bool IsUpTo(const Level& at, bool leaf, uint32_t number,
              std::string_view key) const;
  uint32_t CountUpTo(const Level& at, bool leaf, uint32_t low, uint32_t high,
                     std::string_view key) const;
  bool GallopUpTo(std::string_view key, uint32_t guess = 1);
  bool ReadItem();
  bool StepItem();
  bool StepBack();
  bool Settle();
  bool Damage();
  bool JoinParts();
  bool Inflate();

  const Table* table_;
  std::array<Level, 11> levels_;  // leaf first
  uint32_t height_ = 0;
  Item item_;
  bool valid_ = false;
  uint32_t steps_ = 0;
  std::string joined_;
  std::string inflated_;
};

}  // namespace defnews::glass_reader

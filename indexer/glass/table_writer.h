// SPDX-License-Identifier: GPL-3.0-or-later
// One table of a Glass database: a B-tree of equal blocks, written from its
// first entry to its last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews::glass {

inline constexpr uint32_t kBlockBytes = 8192;

// What the version file records of a table.
struct TableRoot {
  uint32_t root = 0;    // number of the topmost block
  uint32_t level = 0;   // of that block; leaves have 0
  uint64_t blocks = 0;  // 0: the table has no entries, and no file
  uint64_t entries = 0;
};

// For one thread.
class TableWriter {
 public:
  // Makes the file `path` when there is something to write. `block_bytes` is a
  // power of two from 2048 to 65536.
  explicit TableWriter(std::string path, uint32_t block_bytes = kBlockBytes);
  ~TableWriter();
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;

  // Keys have 1 to 255 bytes and ascend bytewise. After a failure, which
  // Finish() tells, it does nothing.
  void Add(std::string_view key, std::string_view value);
  // False after a failure.
  bool ok() const { return status_.ok(); }

  // To be called once. What was written is not synced.
  absl::StatusOr<TableRoot> Finish();

 private:
  // The block that is being filled at one level of the tree. Its directory
  // grows upwards, its items downwards from the end.
  struct OpenBlock {
    std::string bytes;
    uint64_t number = 0;
    size_t directory_end = 0;
    size_t lowest = 0;

    size_t gap() const { return lowest - directory_end; }
  };

  void Fail(std::string message);
  void FailSystem(const char* what);
  void Open();
  void Start(size_t level);
  void Seal(size_t level);
  char* Place(size_t level, size_t size);
  std::string_view LastKey() const;
  void AddParts(std::string_view key, std::string_view value);
  void AddItem(std::string_view key, uint32_t part, uint32_t flags,
               std::string_view bytes);
  void NewLeaf(std::string_view key, uint32_t part);
  void Enter(size_t level, std::string_view key, uint32_t part, uint64_t before,
             uint64_t child);
  void PutChild(size_t level, std::string_view key, uint32_t part,
                uint64_t child);
  void WriteBlock(uint64_t number, std::string_view bytes);
  void WriteAt(uint64_t number, std::string_view bytes);
  void FlushBuffer();

  const std::string path_;
  const size_t block_bytes_;
  const size_t max_item_;
  int descriptor_ = -1;
  std::vector<OpenBlock> levels_;
  uint64_t next_number_ = 0;
  uint64_t entries_ = 0;
  // Blocks in a row, written together.
  std::string buffer_;
  uint64_t buffer_first_ = 0;
  absl::Status status_;
};

}  // namespace defnews::glass

// SPDX-License-Identifier: GPL-3.0-or-later
// The fingerprints of a run, in a file: an archive's would not fit the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "indexer/duplicates/fingerprint.h"

namespace defnews {

// An article as far as its copies are concerned.
struct ArticlePrint {
  std::string id;
  // schema::OldestKey(): the first article of a group founds it.
  std::string order;
  // Days since 1970 that it may be of; meaningless if it is not dated.
  bool dated = false;
  int32_t first_day = 0;
  int32_t last_day = 0;
  Fingerprint fingerprint;
};

ArticlePrint MakePrint(const Article& article);

// For one thread.
class PrintFile {
 public:
  // The part that stays in memory: 32 bytes an article.
  struct Entry {
    uint64_t offset : 62 = 0;
    bool dated : 1 = false;
    bool dropped : 1 = false;
    uint64_t content = 0;
    uint32_t bytes = 0;
    uint32_t words = 0;
    int32_t first_day = 0;
    int32_t last_day = 0;
  };

  // Makes the file `path`; the caller removes it, with its folder.
  static absl::StatusOr<std::unique_ptr<PrintFile>> Create(
      const std::string& path);
  ~PrintFile();
  PrintFile(const PrintFile&) = delete;
  PrintFile& operator=(const PrintFile&) = delete;

  // Returns its number, counted from 0.
  absl::StatusOr<uint32_t> Add(const ArticlePrint& print);
  // It has no copies from now on.
  void Drop(uint32_t at) { entries_[at].dropped = true; }

  size_t size() const { return entries_.size(); }
  const Entry& entry(uint32_t at) const { return entries_[at]; }
  absl::StatusOr<ArticlePrint> Read(uint32_t at);

 private:
  PrintFile(std::string path, int descriptor);
  absl::Status Flush();

  const std::string path_;
  const int descriptor_;
  std::deque<Entry> entries_;
  std::string unwritten_;
  uint64_t written_ = 0;
};

}  // namespace defnews

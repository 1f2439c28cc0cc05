// SPDX-License-Identifier: GPL-3.0-or-later
// Which captures of an archive count, and how that is found out bit by bit as
// the archive grows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "corpus/archive/warc_record.h"
#include "corpus/feeds/feed_date.h"
#include "corpus/readers/article_reader.h"
#include "corpus/readers/captured_page.h"

namespace defnews {

// A capture and where it stands.
struct CapturePlace {
  size_t file = 0;
  uint64_t offset = 0;
  absl::Time time;

  // By time; by place in the archive where that is the same.
  bool operator<(const CapturePlace& other) const {
    return time != other.time   ? time < other.time
           : file != other.file ? file < other.file
                                : offset < other.offset;
  }
};

struct ArchiveContents {
  // Paths of the WARC files, and how far each has been read: to the end of a
  // record.
  std::vector<std::string> files;
  std::vector<uint64_t> read;
  // By PageKey() of their addresses.
  absl::flat_hash_map<std::string, CapturePlace> pages;
  absl::flat_hash_map<std::string, std::string> redirects;
  // What feeds say of pages: when they were published.
  absl::flat_hash_map<std::string, FeedDate> dates;
  // The newest feed that holds the whole text of a page.
  absl::flat_hash_map<std::string, CapturePlace> items;
  // Pages of which something was learned by the last ReadOn(), and those that
  // have a newer item.
  absl::flat_hash_set<std::string> touched;
  absl::flat_hash_set<std::string> touched_items;

  // The key of the page that the address of `key` led to in the end.
  std::string Resolve(std::string key) const;
};

// Reads the records that come behind what `contents` says is read of its
// files. Damage goes to `sink`.
void ReadOn(ArchiveContents* contents, const ProblemSink& sink);

// The record at `place`; DataLoss if it is damaged.
absl::StatusOr<WarcRecord> ReadCapture(const ArchiveContents& contents,
                                       const CapturePlace& place);

}  // namespace defnews

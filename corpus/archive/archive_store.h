// SPDX-License-Identifier: GPL-3.0-or-later
// An archive and what is known from it: DIR/warc/*.warc.gz, which is the truth;
// DIR/state.db, which can be thrown away; DIR/lock.
//
// A record is committed once it is whole in its WARC file. When a store is
// opened, what the state does not know of yet is read from there, and a member
// torn by a crash at the end of a file is cut off; so no committed record is
// lost, and none is there twice.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "corpus/archive/archive_files.h"
#include "corpus/archive/crawl_state.h"
#include "corpus/archive/exchange.h"

namespace defnews {

// Not for several threads; one process at a time.
class ArchiveStore {
 public:
  // Opens the store at `folder`, or makes an empty one. Unavailable if another
  // process has it open.
  static absl::StatusOr<std::unique_ptr<ArchiveStore>> Open(
      const std::string& folder);
  ~ArchiveStore();

  // Records `exchange`, durably, and gives the pages that are to be fetched
  // because of it. After an error the store is to be closed; opening it anew
  // puts it right.
  absl::StatusOr<std::vector<PageState>> Add(const Exchange& exchange);

  CrawlState& state() { return *state_; }
  // What was put right when the store was opened.
  const std::vector<std::string>& notes() const { return notes_; }

  static std::string WarcFolder(const std::string& folder) {
    return folder + "/warc";
  }

 private:
  ArchiveStore(std::string folder, int lock);
  absl::Status Recover();
  absl::Status StartAnew(const std::string& why);
  absl::Status OpenState();
  absl::StatusOr<bool> StateFits(const std::vector<std::string>& files);
  absl::Status ReadOn(const std::string& file, int64_t from);

  const std::string folder_;
  const int lock_;
  std::unique_ptr<CrawlState> state_;
  ArchiveWriter writer_;
  std::vector<std::string> notes_;
};

}  // namespace defnews

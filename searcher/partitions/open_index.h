// SPDX-License-Identifier: GPL-3.0-or-later
// One generation of an index, open for reading: its files or, where the stub
// names servers, connections to them. Each server then counts as a partition.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/dates/published_date.h"
#include "common/index/manifest.h"
#include "common/index/stub.h"
#include "searcher/compile/date_filter.h"
#include "searcher/compile/index_query.h"
#include "searcher/engine/engine.h"
#include "searcher/native/native_index.h"
#include "searcher/partitions/stub_file.h"

namespace defnews {

// For one thread. Nothing here changes after Open() but what is cached.
class OpenIndex {
 public:
  // The generation in service. Fails on a missing index, one of another
  // analyser, one whose stub, manifest or sizes of files do not fit one
  // another, and one of whose servers does not answer within `timeout`.
  static absl::StatusOr<std::unique_ptr<OpenIndex>> Open(
      std::string_view path, std::chrono::milliseconds timeout);

  OpenIndex() = default;
  ~OpenIndex();
  OpenIndex(const OpenIndex&) = delete;
  OpenIndex& operator=(const OpenIndex&) = delete;

  const std::string& path() const { return path_; }
  // Whether servers hold it.
  bool served() const { return !stub_.servers.empty(); }
  // `lost`, which is a connection, with the server named that it was to.
  absl::Status Named(const absl::Status& lost) const;
  // Whether the stub still says what it said; that the servers do too is not
  // asked.
  absl::StatusOr<bool> InService() const;
  // Whether the stub may have been replaced since; costs one stat().
  bool StubTouched() const { return StubFile::Of(path_) != stub_file_; }
  // Takes a stub file for the one that was opened. Of() before it is read, so
  // that what comes between the two is noticed.
  void NoteStub(const StubFile& file) { stub_file_ = file; }
  // What is wrong with its files, all of which are read; or that they are not
  // here.
  std::vector<std::string> Faults() const;
  // DataLoss if a file in use has been cut short; before every query.
  absl::Status CheckOpen() const;
  // Maps the tables of every partition, which else are when they are first
  // needed, so that they stay whatever is deleted.
  absl::Status OpenTables();
  const Manifest& manifest() const { return manifest_; }
  // First and last day of all dated articles; nothing if none is dated.
  const std::optional<DayRange>& bounds() const { return bounds_; }

  // Numbers of the partitions that may hold dated articles of `interval`
  // (all of them if it is not set), or, apart, undated ones.
  std::vector<size_t> WithDates(const Interval& interval) const;
  std::vector<size_t> WithUndated() const;
  std::vector<size_t> All() const;

  // What finds documents in these partitions, of which there is at least one,
  // apart from what was replaced or removed since they were written. Must not
  // outlive this.
  std::unique_ptr<Engine> NewEngine(const std::vector<size_t>& partitions);

  // The same over all partitions, kept.
  Engine* whole();
  bool has_copies() const { return has_copies_; }
  bool has_hidden() const { return has_hidden_; }

  // These partitions as one database of libxapian, hidden documents included.
  // May throw what Xapian throws.
  Xapian::Database Combined(const std::vector<size_t>& partitions);

 private:
  absl::Status OpenFiles();
  absl::Status OpenServers(std::chrono::milliseconds timeout);
  absl::Status OpenPartitions();
  IndexQuery Hidden(const std::vector<size_t>& partitions) const;
  void Summarise();

  std::string path_;
  StubFile stub_file_;
  Stub stub_;
  Manifest manifest_;
  std::optional<DayRange> bounds_;
  std::unique_ptr<NativeIndex> native_;  // none for partitions on servers
  std::vector<std::optional<Xapian::Database>> databases_;
  std::unique_ptr<Engine> whole_;
  bool has_copies_ = false;
  bool has_hidden_ = false;
};

}  // namespace defnews

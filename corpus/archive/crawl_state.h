// SPDX-License-Identifier: GPL-3.0-or-later
// What is known about addresses and hosts: a table of contents of the WARC
// files, and what follows from them. It can be made anew from these at any
// time (state_update.h), so it is never the only place of anything.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "corpus/archive/sqlite.h"

namespace defnews {

// One address. Times are seconds since 1970, 0 for never.
struct PageState {
  enum class Progress {
    kPending = 0,  // to be fetched, or to be tried again
    kDone = 1,
    kFailed = 2,  // never to be tried again
  };

  std::string url;
  // "robots", "feed", "sitemap", "page".
  std::string kind;
  // The name of the source it belongs to, and the address that led here.
  std::string source;
  std::string via;
  // Redirects that led here.
  int64_t hops = 0;
  Progress progress = Progress::kPending;
  // Attempts that failed since the last success.
  int64_t tries = 0;
  // No attempt before then.
  int64_t not_before = 0;
  // The last answer, 0 if there was none.
  int64_t status = 0;
  std::string etag;
  std::string last_modified;
  // Of the payload held, and when that was recorded.
  std::string digest;
  int64_t captured = 0;
  int64_t last_checked = 0;
  // Where the last answer sent us.
  std::string redirect;
  // Why the last attempt failed.
  std::string error;

  bool operator==(const PageState&) const = default;
};

struct HostState {
  int64_t last_request = 0;
  // Until then the host asked to be left alone.
  int64_t not_before = 0;
};

struct RobotsState {
  enum class Kind { kUnreachable = 0, kNone = 1, kRules = 2 };

  Kind kind = Kind::kUnreachable;
  int64_t fetched = 0;
  // Since when it could not be reached, 0 if it could.
  int64_t failing_since = 0;
  std::string text;
};

// A record of an archive file.
struct Capture {
  std::string file;
  int64_t offset = 0;
  int64_t length = 0;
  std::string url;
  std::string type;
  int64_t time = 0;
  int64_t status = 0;
  std::string digest;
};

// Not for several threads at once.
class CrawlState {
 public:
  // Opens the state at `path`, or makes an empty one. DataLoss if what is
  // there is damaged or of another version.
  static absl::StatusOr<std::unique_ptr<CrawlState>> Open(
      const std::string& path);

  // Everything between the two happens wholly or not at all.
  absl::Status Begin();
  absl::Status Commit();
  void Rollback();

  absl::StatusOr<std::optional<PageState>> FindPage(std::string_view url);
  absl::Status PutPage(const PageState& page);
  // Sorted by address.
  absl::StatusOr<std::vector<PageState>> PendingPages();
  absl::StatusOr<std::vector<PageState>> Sitemaps();
  absl::StatusOr<std::vector<PageState>> AllPages();

  absl::StatusOr<HostState> FindHost(std::string_view host);
  absl::Status PutHost(std::string_view host, const HostState& state);

  absl::StatusOr<std::optional<RobotsState>> FindRobots(
      std::string_view origin);
  absl::Status PutRobots(std::string_view origin, const RobotsState& robots);

  absl::Status AddCapture(const Capture& capture);
  absl::StatusOr<std::vector<Capture>> AllCaptures();

  // Bytes of each archive file that are accounted for.
  absl::StatusOr<std::map<std::string, int64_t>> FileSizes();
  absl::Status SetFileSize(std::string_view file, int64_t bytes);

 private:
  CrawlState() = default;
  absl::Status Prepare();
  absl::StatusOr<std::vector<PageState>> ListPages(SqlStatement* statement);

  SqlDatabase database_;
  SqlStatement find_page_;
  SqlStatement put_page_;
  SqlStatement pending_;
  SqlStatement sitemaps_;
  SqlStatement all_pages_;
  SqlStatement find_host_;
  SqlStatement put_host_;
  SqlStatement find_robots_;
  SqlStatement put_robots_;
  SqlStatement add_capture_;
  SqlStatement captures_;
  SqlStatement files_;
  SqlStatement set_file_;
};

}  // namespace defnews

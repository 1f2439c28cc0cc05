// SPDX-License-Identifier: GPL-3.0-or-later
// A run: everything that is due is asked for, politely, and recorded.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "corpus/archive/archive_store.h"
#include "corpus/fetch/clock.h"
#include "corpus/fetch/schedule.h"
#include "corpus/fetch/sources.h"
#include "corpus/fetch/transport.h"

namespace defnews {

// The name by which robots.txt files know us.
inline constexpr char kRobotName[] = "defnews";

struct CrawlOptions {
  // No request is begun later than so long after the start.
  absl::Duration budget = absl::InfiniteDuration();
  // What is not due within this is left for the next run.
  absl::Duration longest_wait = absl::Minutes(15);
  ScheduleOptions schedule;
  // A delay that sources ask for is raised to this.
  absl::Duration least_delay = absl::Seconds(1);
  // Longer crawl-delays mean one request to the host and run.
  absl::Duration longest_crawl_delay = absl::Seconds(120);
  // Most bytes of a body without its content coding.
  size_t most_decoded = size_t{16} << 20;
  // When it becomes true, what is on its way is finished and the run ends.
  const std::atomic<bool>* stop = nullptr;
};

struct CrawlCounts {
  size_t fetched = 0;    // new or changed content
  size_t unchanged = 0;  // the server said so, or sent the same again
  size_t redirected = 0;
  size_t failed = 0;     // for this run
  size_t forbidden = 0;  // by robots.txt
  size_t waiting = 0;    // left for a later run
  bool stopped = false;
  bool out_of_time = false;
};

// Something worth telling about an address.
struct CrawlEvent {
  enum class Kind { kFetched, kUnchanged, kRedirected, kFailed, kForbidden };

  Kind kind = Kind::kFetched;
  std::string url;
  // Why, or where to.
  std::string message;
};

struct CrawlWatch {
  std::function<void(const CrawlEvent&)> event;
  // Called every now and then with the counts so far and when the next request
  // is due.
  std::function<void(const CrawlCounts&, absl::Time next)> progress;
};

// Gathers what is due of `sources` into `store`: feeds and sitemaps that have
// not been asked for a while, the pages they name that are new or say they
// have changed, pages of the sources file itself, and what an earlier run left
// over. robots.txt is asked for first and obeyed. An error is one of the
// store; whatever servers do is counted, not an error.
absl::StatusOr<CrawlCounts> RunCrawl(const std::vector<Source>& sources,
                                     const CrawlOptions& options,
                                     ArchiveStore* store, Transport* transport,
                                     Clock* clock, const CrawlWatch& watch);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Who is due when: which address may be asked for next, so that no host has
// two requests at once or two in a short time. Pure: it is told the time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "corpus/archive/crawl_state.h"

namespace defnews {

struct ScheduleOptions {
  // Requests on their way at once, each to another host.
  size_t hosts_at_once = 8;
  // Between the end of one request to a host and the begin of the next.
  absl::Duration delay = absl::Seconds(5);
};

class Schedule {
 public:
  explicit Schedule(const ScheduleOptions& options) : options_(options) {}

  // Adds a page of `host`, not to be asked for before `not_before`. Of a page
  // that waits already, the earlier time and the newer state stay. Robots come
  // before feeds, feeds before sitemaps, these before pages; otherwise the
  // order is that of adding.
  void Add(const std::string& host, PageState page, absl::Time not_before);

  // The wait between requests to `host`, instead of the usual one. With
  // `at_least`, only if that makes it longer. After an infinite one, the host
  // is asked once more at most.
  void SetDelay(const std::string& host, absl::Duration delay, bool at_least);

  // Leaves `host` alone until `until`, if that is later than so far.
  void Hold(const std::string& host, absl::Time until);

  struct Task {
    std::string host;
    PageState page;
  };
  // A page that may be asked for at `now`; its host is busy from then on, until
  // Finish() or PutBack(). Of several hosts the one that has waited longest.
  std::optional<Task> Take(absl::Time now);

  // The request to `host` is over; the wait begins.
  void Finish(const std::string& host, absl::Time now);
  // The page was not asked for after all: the host is free at once. The page
  // is forgotten; Add() it again if it is to be asked for later.
  void PutBack(const std::string& host);

  // When Take() will next have something, supposing the hosts that are busy
  // stay so; nothing if never.
  std::optional<absl::Time> NextDue() const;

  // Pages that wait, and requests on their way.
  size_t waiting() const { return waiting_; }
  size_t busy() const { return busy_; }

 private:
  // Rank of its kind, then the order of adding.
  using Rank = std::pair<int, uint64_t>;

  struct Host {
    bool busy = false;
    absl::Time free_from = absl::InfinitePast();
    std::optional<absl::Duration> delay;
    std::map<Rank, PageState> ready;
    std::map<std::pair<absl::Time, Rank>, PageState> later;
    // Where each address waits.
    absl::flat_hash_map<std::string, std::pair<absl::Time, Rank>> places;

    bool empty() const { return ready.empty() && later.empty(); }
    // When its first page is due.
    absl::Time Due() const;
  };

  void Remove(Host* host, const std::string& key);

  const ScheduleOptions options_;
  std::map<std::string, Host> hosts_;
  uint64_t next_rank_ = 0;
  size_t waiting_ = 0;
  size_t busy_ = 0;
};

}  // namespace defnews

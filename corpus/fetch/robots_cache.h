// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "corpus/archive/crawl_state.h"
#include "corpus/fetch/robots.h"

namespace defnews {

// The rules of the origins of a run, from the crawl state.
class RobotsCache {
 public:
  // Rules are believed for this long (RFC 9309, 2.4).
  static constexpr absl::Duration kFresh = absl::Hours(24);
  // A robots.txt that has not been reached for this long forbids nothing any
  // more (2.3.1.4).
  static constexpr absl::Duration kGivenUp = absl::Hours(24 * 30);

  enum class Answer { kUnknown, kAllowed, kForbidden, kUnreachable };

  explicit RobotsCache(CrawlState* state) : state_(state) {}

  // Whether `target` of `origin` may be fetched at `now`. kUnknown: ask for the
  // robots.txt first. kUnreachable: not in this run.
  absl::StatusOr<Answer> Ask(const std::string& origin, std::string_view target,
                             absl::Time now);

  // What Ask() knows of the origin comes from before; look again.
  void Forget(const std::string& origin) { entries_.erase(origin); }

  // It was asked in this run, as often as it is to be, and did not answer.
  void SetUnreachable(const std::string& origin) {
    unreachable_.insert(origin);
  }

  // After Ask() has said kAllowed or kForbidden.
  std::optional<absl::Duration> CrawlDelay(const std::string& origin) const;

 private:
  struct Entry {
    RobotsRules rules;
    absl::Time fetched;
  };

  CrawlState* const state_;
  std::map<std::string, Entry> entries_;
  std::set<std::string> unreachable_;
};

}  // namespace defnews

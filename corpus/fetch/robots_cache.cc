// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/robots_cache.h"

#include "common/status/status_macros.h"
#include "corpus/fetch/crawl.h"

namespace defnews {

absl::StatusOr<RobotsCache::Answer> RobotsCache::Ask(const std::string& origin,
                                                     std::string_view target,
                                                     absl::Time now) {
  auto at = entries_.find(origin);
  if (at == entries_.end() || now - at->second.fetched > kFresh) {
    ASSIGN_OR_RETURN(const std::optional<RobotsState> known,
                     state_->FindRobots(origin));
    if (!known) {
      return unreachable_.contains(origin) ? Answer::kUnreachable
                                           : Answer::kUnknown;
    }
    Entry entry;
    entry.fetched = absl::FromUnixSeconds(known->fetched);
    if (known->kind == RobotsState::Kind::kUnreachable) {
      if (!unreachable_.contains(origin)) return Answer::kUnknown;
      const absl::Time since = absl::FromUnixSeconds(known->failing_since);
      if (now - since < kGivenUp) return Answer::kUnreachable;
    } else if (now - entry.fetched > kFresh) {
      return Answer::kUnknown;
    }
    if (known->kind == RobotsState::Kind::kRules) {
      entry.rules = RobotsRules(known->text, kRobotName);
    }
    at = entries_.insert_or_assign(origin, std::move(entry)).first;
  }
  return at->second.rules.Allows(target) ? Answer::kAllowed
                                         : Answer::kForbidden;
}

std::optional<absl::Duration> RobotsCache::CrawlDelay(
    const std::string& origin) const {
  const auto at = entries_.find(origin);
  if (at == entries_.end()) return std::nullopt;
  return at->second.rules.crawl_delay();
}

}  // namespace defnews

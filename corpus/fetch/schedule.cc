// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/schedule.h"

#include <algorithm>

namespace defnews {
namespace {

int RankOfKind(std::string_view kind) {
  if (kind == "robots") return 0;
  if (kind == "feed") return 1;
  return kind == "sitemap" ? 2 : 3;
}

// One robots.txt may be asked for on behalf of several origins.
std::string KeyOf(const PageState& page) {
  return page.kind == "robots" ? page.url + " " + page.via : page.url;
}

}  // namespace

absl::Time Schedule::Host::Due() const {
  if (empty()) return absl::InfiniteFuture();
  const absl::Time first =
      ready.empty() ? later.begin()->first.first : absl::InfinitePast();
  return std::max(first, free_from);
}

void Schedule::Remove(Host* host, const std::string& key) {
  const auto place = host->places.find(key);
  if (place == host->places.end()) return;
  host->later.erase(place->second);
  host->ready.erase(place->second.second);
  host->places.erase(place);
  --waiting_;
}

void Schedule::Add(const std::string& host_name, PageState page,
                   absl::Time not_before) {
  Host& host = hosts_[host_name];
  const std::string key = KeyOf(page);
  const auto place = host.places.find(key);
  Rank rank = {RankOfKind(page.kind), next_rank_++};
  if (place != host.places.end()) {
    not_before = std::min(not_before, place->second.first);
    rank.second = place->second.second.second;
    Remove(&host, key);
  }
  host.places[key] = {not_before, rank};
  host.later.emplace(std::make_pair(not_before, rank), std::move(page));
  ++waiting_;
}

void Schedule::SetDelay(const std::string& host_name, absl::Duration delay,
                        bool at_least) {
  Host& host = hosts_[host_name];
  const absl::Duration now = host.delay.value_or(options_.delay);
  host.delay = at_least ? std::max(now, delay) : delay;
}

void Schedule::Hold(const std::string& host_name, absl::Time until) {
  Host& host = hosts_[host_name];
  host.free_from = std::max(host.free_from, until);
}

std::optional<Schedule::Task> Schedule::Take(absl::Time now) {
  if (busy_ >= options_.hosts_at_once) return std::nullopt;
  Host* best = nullptr;
  const std::string* best_name = nullptr;
  for (auto& [name, host] : hosts_) {
    if (host.busy || host.Due() > now) continue;
    if (best != nullptr && best->free_from <= host.free_from) continue;
    best = &host;
    best_name = &name;
  }
  if (best == nullptr) return std::nullopt;
  while (!best->later.empty() && best->later.begin()->first.first <= now) {
    auto first = best->later.begin();
    best->ready.emplace(first->first.second, std::move(first->second));
    best->later.erase(first);
  }
  Task task{*best_name, best->ready.begin()->second};
  Remove(best, KeyOf(task.page));
  best->busy = true;
  ++busy_;
  return task;
}

void Schedule::Finish(const std::string& host_name, absl::Time now) {
  Host& host = hosts_[host_name];
  host.busy = false;
  --busy_;
  host.free_from =
      std::max(host.free_from, now + host.delay.value_or(options_.delay));
}

void Schedule::PutBack(const std::string& host_name) {
  hosts_[host_name].busy = false;
  --busy_;
}

std::optional<absl::Time> Schedule::NextDue() const {
  absl::Time due = absl::InfiniteFuture();
  for (const auto& [name, host] : hosts_) {
    if (!host.busy) due = std::min(due, host.Due());
  }
  if (due == absl::InfiniteFuture()) return std::nullopt;
  return due;
}

}  // namespace defnews

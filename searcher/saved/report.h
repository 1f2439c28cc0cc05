// SPDX-License-Identifier: GPL-3.0-or-later
// What a run found, as text for people and as JSON Lines for programs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/saved/ask_news.h"
#include "searcher/saved/feed_entry.h"
#include "searcher/saved/saved_search.h"

namespace defnews {

struct SearchNews {
  const SavedSearch* search = nullptr;
  std::vector<Story> stories;
};

struct SavedReport {
  uint64_t run = 0;
  uint64_t generation = 0;
  std::string created;           // RFC 3339, UTC
  size_t searches = 0;           // that were asked
  std::vector<SearchNews> news;  // of those that found any, by name
  std::vector<SavedFault> faults;

  size_t CountNew() const;
  size_t CountChanged() const;
};

// {"type":"report",...}, then {"type":"story",...} for each story of each
// search, then {"type":"fault",...}.
std::string ReportAsJson(const SavedReport& report);
std::string ReportAsText(const SavedReport& report);

// One for each story, with the names of all searches that found it.
std::vector<FeedEntry> EntriesOf(const SavedReport& report);

}  // namespace defnews

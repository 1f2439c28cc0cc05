// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds and sitemaps: lists of articles, some with the articles in them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "corpus/feeds/feed_date.h"

namespace defnews {

struct FeedItem {
  // Absolute; empty if it has none that can be read.
  std::string url;
  std::string guid;
  std::string title;
  // HTML, as it came; the whole article or a summary.
  std::string content;
  std::string summary;
  std::string author;
  // The outlet an aggregator names for the item.
  std::string source;
  std::string lang;
  std::optional<FeedDate> published;
  std::optional<FeedDate> updated;
};

struct Feed {
  enum class Kind { kRss, kAtom, kJson, kSitemap, kSitemapIndex };

  Kind kind = Kind::kRss;
  std::string title;
  std::string lang;
  std::vector<FeedItem> items;
  // Sitemaps that an index names.
  std::vector<std::string> sitemaps;
  // What was put right or left out, for a note.
  std::vector<std::string> notes;
};

struct FeedReading {
  // Where the feed was fetched: relative links are resolved against it. Empty
  // for a file: they are resolved against what the feed names as its own
  // address or its site's.
  std::string url;
  // Of dates that name no zone.
  absl::TimeZone zone;
  // The charset of the Content-Type header, if there was one.
  std::string charset;
  // Beyond so many the rest of a feed is left out, with a note; 50,000
  // addresses are what a sitemap may have.
  size_t most_items = 50000;
};

// Reads a feed (RSS 0.9 to 2.0, Atom, JSON Feed), a sitemap, a news sitemap or
// an index of sitemaps; what it is stands in it. InvalidArgument if it is none
// of these. Links that are not http or https are left out. Of two items with
// one link the newer one stays.
absl::StatusOr<Feed> ReadFeed(std::string_view bytes,
                              const FeedReading& reading);

}  // namespace defnews

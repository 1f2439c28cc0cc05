// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of ReadFeed(), for one another only.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "corpus/feeds/feed.h"

namespace defnews {

// Each reads the document whose root element (JSON: text) it is given.
Feed ReadRss(xmlNode* root, const FeedReading& reading);
Feed ReadAtom(xmlNode* root, const FeedReading& reading);
Feed ReadSitemap(xmlNode* root, const FeedReading& reading);
Feed ReadSitemapIndex(xmlNode* root, const FeedReading& reading);
absl::StatusOr<Feed> ReadJsonFeed(const std::string& utf8,
                                  const FeedReading& reading);

// The absolute http(s) address of `link` on a page at `base`; empty if there
// is none.
std::string FeedLink(std::string_view base, std::string_view link);

// Text of a feed on one line, its markup and character references read as
// those of HTML.
std::string FeedLine(std::string_view text);

// Adds `item`, unless the feed is full (which is noted once); false if so.
bool AddItem(FeedItem item, const FeedReading& reading, Feed* feed);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Reported stories as an Atom 1.0 feed (RFC 4287).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/saved/feed_entry.h"

namespace defnews {

// A feed has at most this many entries, and none that was updated longer ago.
inline constexpr size_t kFeedEntries = 500;
inline constexpr int kFeedDays = 31;

// `fresh` before `old`; of two of one article the fresh one, with the searches
// of both. `now` is RFC 3339 in UTC.
std::vector<FeedEntry> MergeEntries(std::vector<FeedEntry> fresh,
                                    const std::vector<FeedEntry>& old,
                                    const std::string& now);

// `feed` names the feed for good. An entry's id is made of that of its article,
// so that a changed story is an update of its entry.
std::string AtomFeed(std::string_view feed, const std::string& updated,
                     const std::vector<FeedEntry>& entries);

// Text as XML content: escaped, and without what XML 1.0 cannot hold.
std::string XmlText(std::string_view text);

}  // namespace defnews

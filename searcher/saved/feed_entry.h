// SPDX-License-Identifier: GPL-3.0-or-later
// A story as a reader of feeds sees it; kept with the cursors, so that the feed
// can be written anew as a whole.
#pragma once

#include <string>
#include <vector>

namespace defnews {

struct FeedEntry {
  std::string id;  // of the article
  std::string title;
  std::string url;
  std::string source;
  std::string published;  // RFC 3339 or empty
  std::string updated;    // RFC 3339, UTC: when it was reported last
  std::string summary;
  bool changed = false;
  std::vector<std::string> searches;  // that found it

  bool operator==(const FeedEntry&) const = default;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/feeds/feed.h"
#include "corpus/fetch/web_url.h"
#include "corpus/readers/feed_reader.h"
#include "tests/fuzz/article_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  FeedReading reading;
  reading.url = "http://a.test/feed/rss.xml";
  reading.most_items = 100;
  const absl::StatusOr<Feed> feed = ReadFeed(bytes, reading);
  if (!feed.ok()) {
    Require(!feed.status().message().empty(), "a refusal says why");
    return 0;
  }
  Require(feed->items.size() <= 100, "items are capped");
  const absl::Time now = absl::FromUnixSeconds(1700000000);
  for (const FeedItem& item : feed->items) {
    Require(item.url.empty() || ParseWebUrl(item.url).ok(),
            "links are addresses that may be fetched");
    const std::optional<Article> article = ArticleOfItem(*feed, item, now);
    if (article) CheckArticle(*article);
  }
  return 0;
}

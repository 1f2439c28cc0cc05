// SPDX-License-Identifier: GPL-3.0-or-later
// Sitemaps (sitemaps.org) and news sitemaps.
#include <utility>

#include "corpus/extract/line_text.h"
#include "corpus/feeds/feed_parsing.h"
#include "corpus/feeds/xml_document.h"
#include "corpus/fetch/web_url.h"

namespace defnews {
namespace {

// A sitemap speaks for its own site only.
bool IsOfSite(const std::string& url, const FeedReading& reading) {
  if (reading.url.empty()) return true;
  const absl::StatusOr<WebUrl> link = ParseWebUrl(url);
  const absl::StatusOr<WebUrl> site = ParseWebUrl(reading.url);
  return link.ok() && site.ok() && SameSite(link->host, site->host);
}

void TakeNews(xmlNode* news, const FeedReading& reading, FeedItem* item) {
  for (xmlNode* node = news->children; node != nullptr; node = node->next) {
    const std::string name = LowerAscii(LocalName(node));
    if (name == "title") {
      item->title = FeedLine(XmlText(node));
    } else if (name == "publication_date") {
      item->published = ParseFeedDate(XmlText(node), reading.zone);
    } else if (name == "publication") {
      TakeNews(node, reading, item);
    } else if (name == "language") {
      item->lang = OneLine(XmlText(node));
    } else if (name == "name") {
      item->source = FeedLine(XmlText(node));
    }
  }
}

FeedItem ReadEntry(xmlNode* entry, const FeedReading& reading) {
  FeedItem item;
  for (xmlNode* node = entry->children; node != nullptr; node = node->next) {
    const std::string name = LowerAscii(LocalName(node));
    if (name == "loc" && item.url.empty()) {
      item.url = FeedLink(reading.url, XmlText(node));
    } else if (name == "lastmod") {
      item.updated = ParseFeedDate(XmlText(node), reading.zone);
    } else if (name == "news") {
      TakeNews(node, reading, &item);
    }
  }
  return item;
}

}  // namespace

Feed ReadSitemap(xmlNode* root, const FeedReading& reading) {
  Feed feed;
  feed.kind = Feed::Kind::kSitemap;
  size_t foreign = 0;
  for (xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (LowerAscii(LocalName(node)) != "url") continue;
    FeedItem item = ReadEntry(node, reading);
    if (item.url.empty()) continue;
    if (!IsOfSite(item.url, reading)) {
      ++foreign;
    } else if (!AddItem(std::move(item), reading, &feed)) {
      break;
    }
  }
  if (foreign > 0) {
    feed.notes.push_back(std::to_string(foreign) +
                         " addresses of other sites are left out");
  }
  return feed;
}

Feed ReadSitemapIndex(xmlNode* root, const FeedReading& reading) {
  Feed feed;
  feed.kind = Feed::Kind::kSitemapIndex;
  for (xmlNode* node = root->children; node != nullptr; node = node->next) {
    if (LowerAscii(LocalName(node)) != "sitemap") continue;
    const FeedItem item = ReadEntry(node, reading);
    if (!item.url.empty() && IsOfSite(item.url, reading) &&
        feed.sitemaps.size() < reading.most_items) {
      feed.sitemaps.push_back(item.url);
    }
  }
  return feed;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/feeds/feed.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "common/article/clean_text.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"
#include "corpus/feeds/bare_markup.h"
#include "corpus/feeds/feed_parsing.h"
#include "corpus/feeds/xml_document.h"
#include "corpus/fetch/web_url.h"

namespace defnews {
namespace {

absl::Time TimeOf(const FeedItem& item) {
  absl::Time time = absl::InfinitePast();
  for (const auto& date : {item.published, item.updated}) {
    if (date) time = std::max(time, date->instant);
  }
  return time;
}

// Items without a link are told apart by their guid, else left alone.
void DropRepeated(Feed* feed) {
  absl::flat_hash_map<std::string, size_t> seen;
  std::vector<FeedItem> kept;
  for (FeedItem& item : feed->items) {
    const std::string& key = item.url.empty() ? item.guid : item.url;
    if (key.empty()) {
      kept.push_back(std::move(item));
      continue;
    }
    const auto [at, added] = seen.try_emplace(key, kept.size());
    if (added) {
      kept.push_back(std::move(item));
    } else if (TimeOf(item) > TimeOf(kept[at->second])) {
      kept[at->second] = std::move(item);
    }
  }
  feed->items = std::move(kept);
}

absl::StatusOr<Feed> ReadXml(const std::string& utf8,
                             const FeedReading& reading) {
  const XmlDocument document(
      WithoutSurplusAttributes(utf8, Markup::kXml).value_or(utf8));
  xmlNode* const root = document.root();
  const std::string name = root == nullptr ? "" : LowerAscii(LocalName(root));
  Feed feed;
  if (name == "rss" || name == "rdf") {
    feed = ReadRss(root, reading);
  } else if (name == "feed") {
    feed = ReadAtom(root, reading);
  } else if (name == "urlset") {
    feed = ReadSitemap(root, reading);
  } else if (name == "sitemapindex") {
    feed = ReadSitemapIndex(root, reading);
  } else {
    return absl::InvalidArgumentError(
        name == "html" ? "an HTML page, not a feed"
        : name.empty() ? "neither a feed nor a sitemap: no XML and no JSON Feed"
                       : "neither a feed nor a sitemap: its root is <" +
                             CleanText(name.substr(0, 60)) + ">");
  }
  if (document.damaged()) {
    feed.notes.emplace_back("the XML is ill formed; read as far as it goes");
  }
  return feed;
}

}  // namespace

std::string FeedLink(std::string_view base, std::string_view link) {
  link = TrimText(link);
  if (link.empty()) return "";
  absl::StatusOr<WebUrl> url = ParseWebUrl(link);
  if (!url.ok() && !base.empty()) {
    const absl::StatusOr<WebUrl> page = ParseWebUrl(base);
    if (page.ok()) url = ResolveUrl(*page, link);
  }
  return url.ok() ? WithoutTracking(url->text) : "";
}

std::string FeedLine(std::string_view text) {
  std::string clean = CleanText(text);
  if (clean.find_first_of("<&") == std::string::npos) return OneLine(clean);
  const HtmlDocument document(EscapeBareMarkup(clean));
  return document.root() == nullptr ? OneLine(clean)
                                    : InnerText(document.root());
}

bool AddItem(FeedItem item, const FeedReading& reading, Feed* feed) {
  if (feed->items.size() < reading.most_items) {
    feed->items.push_back(std::move(item));
    return true;
  }
  feed->notes.push_back("over " + std::to_string(reading.most_items) +
                        " items; the rest is left out");
  return false;
}

absl::StatusOr<Feed> ReadFeed(std::string_view bytes,
                              const FeedReading& reading) {
  const DecodedText decoded = DecodePage(bytes, reading.charset);
  const std::string utf8 = CleanText(decoded.text);
  const std::string_view text = TrimText(utf8);
  if (text.empty()) return absl::InvalidArgumentError("empty");
  absl::StatusOr<Feed> feed = text.starts_with('{')
                                  ? ReadJsonFeed(utf8, reading)
                                  : ReadXml(std::string(text), reading);
  if (!feed.ok()) return feed;
  if (decoded.damaged) {
    feed->notes.push_back("bytes that are not " + decoded.charset +
                          ", replaced by U+FFFD");
  }
  DropRepeated(&*feed);
  return feed;
}

}  // namespace defnews

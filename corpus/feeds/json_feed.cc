// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Feed 1.0 and 1.1.
#include <simdjson.h>

#include <utility>

#include "corpus/extract/line_text.h"
#include "corpus/feeds/feed_parsing.h"

namespace defnews {
namespace {

namespace dom = simdjson::dom;

std::string TextOf(dom::object object, std::string_view key) {
  std::string_view text;
  return object[key].get(text) == simdjson::SUCCESS ? std::string(text) : "";
}

std::string AuthorOf(dom::object item) {
  dom::array authors;
  dom::object author;
  if (item["authors"].get(authors) == simdjson::SUCCESS) {
    for (const dom::element element : authors) {
      if (element.get(author) == simdjson::SUCCESS) break;
    }
  } else if (item["author"].get(author) != simdjson::SUCCESS) {
    return "";
  }
  return OneLine(TextOf(author, "name"));
}

// Text without markup as HTML, one paragraph a line.
std::string TextAsHtml(std::string_view text) {
  std::string html;
  for (const char c : text) {
    if (c == '\n') {
      html += "</p><p>";
    } else if (c == '<') {
      html += "&lt;";
    } else if (c == '&') {
      html += "&amp;";
    } else {
      html += c;
    }
  }
  return html.empty() ? "" : "<p>" + html + "</p>";
}

FeedItem ReadItem(dom::object object, const FeedReading& reading) {
  FeedItem item;
  item.guid = OneLine(TextOf(object, "id"));
  item.url = FeedLink(reading.url, TextOf(object, "url"));
  if (item.url.empty()) {
    item.url = FeedLink(reading.url, TextOf(object, "external_url"));
  }
  item.title = OneLine(TextOf(object, "title"));
  item.content = TextOf(object, "content_html");
  if (item.content.empty()) {
    item.content = TextAsHtml(TextOf(object, "content_text"));
  }
  item.summary = TextOf(object, "summary");
  item.lang = OneLine(TextOf(object, "language"));
  item.author = AuthorOf(object);
  item.published =
      ParseFeedDate(TextOf(object, "date_published"), reading.zone);
  item.updated = ParseFeedDate(TextOf(object, "date_modified"), reading.zone);
  return item;
}

}  // namespace

absl::StatusOr<Feed> ReadJsonFeed(const std::string& utf8,
                                  const FeedReading& reading) {
  dom::parser parser;
  dom::object root;
  const simdjson::error_code error =
      parser.parse(simdjson::padded_string(utf8)).get(root);
  if (error != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(
        std::string("neither a feed nor a sitemap: not JSON: ") +
        simdjson::error_message(error));
  }
  dom::array items;
  if (root["items"].get(items) != simdjson::SUCCESS ||
      TextOf(root, "version").find("jsonfeed.org/") == std::string::npos) {
    return absl::InvalidArgumentError(
        "neither a feed nor a sitemap: JSON without the version and items of "
        "a JSON Feed");
  }
  Feed feed;
  feed.kind = Feed::Kind::kJson;
  feed.title = OneLine(TextOf(root, "title"));
  feed.lang = OneLine(TextOf(root, "language"));
  FeedReading at = reading;
  for (const char* const key : {"feed_url", "home_page_url"}) {
    if (at.url.empty()) at.url = FeedLink("", TextOf(root, key));
  }
  for (const dom::element element : items) {
    dom::object item;
    if (element.get(item) != simdjson::SUCCESS) continue;
    if (!AddItem(ReadItem(item, at), at, &feed)) break;
  }
  return feed;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/atom_feed.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "absl/time/time.h"
#include "common/content_hash.h"
#include "common/dates/published_date.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

// RFC 4151; the name is reserved for examples, as we own none.
constexpr std::string_view kTag = "tag:defnews.example,2026:";

std::string Element(std::string_view name, std::string_view text,
                    std::string_view attributes = "") {
  std::string xml = "<";
  xml.append(name).append(attributes).append(">");
  xml += XmlText(text);
  return xml.append("</").append(name).append(">\n");
}

bool IsXml(int32_t code_point) {
  return code_point == '\t' || code_point == '\n' ||
         (code_point >= 0x20 && code_point < 0xD800) ||
         (code_point > 0xDFFF && code_point != 0xFFFE && code_point != 0xFFFF);
}

std::string EntryXml(const FeedEntry& entry) {
  const std::string title = entry.title.empty() ? entry.id : entry.title;
  std::string xml = "<entry>\n";
  xml += Element("id", std::string(kTag) + "story/" + ContentHash128(entry.id));
  xml += Element("title", (entry.changed ? "[changed] " : "") + title);
  xml += Element("updated", entry.updated);
  if (!entry.published.empty()) xml += Element("published", entry.published);
  if (!entry.source.empty()) {
    xml += "<author>" + Element("name", entry.source) + "</author>\n";
  }
  if (!entry.url.empty()) {
    xml += "<link rel=\"alternate\" href=\"" + XmlText(entry.url) + "\"/>\n";
  }
  for (const std::string& search : entry.searches) {
    xml += "<category term=\"" + XmlText(search) + "\"/>\n";
  }
  xml += Element("content", entry.summary, " type=\"text\"");
  return xml + "</entry>\n";
}

int64_t Instant(const std::string& time) {
  const absl::StatusOr<PublishedDate> date = ParsePublished(time);
  return date.ok() && date->dated() ? date->first_instant : 0;
}

}  // namespace

std::string XmlText(std::string_view text) {
  std::string xml;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const int32_t code_point = NextCodePoint(text, &at);
    if (code_point == '&') {
      xml += "&amp;";
    } else if (code_point == '<') {
      xml += "&lt;";
    } else if (code_point == '>') {
      xml += "&gt;";
    } else if (code_point == '"') {
      xml += "&quot;";
    } else if (IsXml(code_point)) {
      xml += text.substr(begin, at - begin);
    } else {
      xml += "\xEF\xBF\xBD";
    }
  }
  return xml;
}

std::vector<FeedEntry> MergeEntries(std::vector<FeedEntry> fresh,
                                    const std::vector<FeedEntry>& old,
                                    const std::string& now) {
  std::unordered_map<std::string, size_t> places;
  for (size_t at = 0; at < fresh.size(); ++at) places[fresh[at].id] = at;
  const int64_t oldest = Instant(now) - int64_t{kFeedDays} * 24 * 3600;
  for (const FeedEntry& entry : old) {
    if (const auto at = places.find(entry.id); at != places.end()) {
      std::set<std::string> searches(entry.searches.begin(),
                                     entry.searches.end());
      std::vector<std::string>& merged = fresh[at->second].searches;
      searches.insert(merged.begin(), merged.end());
      merged.assign(searches.begin(), searches.end());
    } else if (fresh.size() < kFeedEntries &&
               Instant(entry.updated) >= oldest) {
      fresh.push_back(entry);
    }
  }
  if (fresh.size() > kFeedEntries) fresh.resize(kFeedEntries);
  return fresh;
}

std::string AtomFeed(std::string_view feed, const std::string& updated,
                     const std::vector<FeedEntry>& entries) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
  xml += Element("id", std::string(kTag) + "feed/" + std::string(feed));
  xml += Element("title", "defnews: saved searches");
  xml += Element("updated", updated);
  xml += "<author>" + Element("name", "defnews") + "</author>\n";
  xml += Element("generator", "defnews");
  for (const FeedEntry& entry : entries) xml += EntryXml(entry);
  return xml + "</feed>\n";
}

}  // namespace defnews

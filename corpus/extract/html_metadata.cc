// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_metadata.h"

#include <simdjson.h>

#include <algorithm>
#include <deque>
#include <string_view>
#include <utility>

#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

namespace dom = simdjson::dom;

// Sets `*field` unless something better placed has set it already.
void SetFirst(std::string value, std::string* field) {
  if (field->empty()) *field = OneLine(value);
}

// Dates by where they were found, the best first.
struct FoundDates {
  std::string meta;
  std::string json_ld;
  std::string time_element;
};

void ReadMeta(xmlNode* node, HtmlMetadata* metadata, FoundDates* dates,
              std::string* og_url) {
  std::string key = Attribute(node, "property");
  if (key.empty()) key = Attribute(node, "name");
  if (key.empty()) key = Attribute(node, "itemprop");
  key = LowerAscii(key);
  std::string content = Attribute(node, "content");
  if (key == "og:title") SetFirst(std::move(content), &metadata->og_title);
  if (key == "og:site_name") {
    SetFirst(std::move(content), &metadata->site_name);
  }
  if (key == "og:url") SetFirst(std::move(content), og_url);
  if (key == "author" || key == "article:author" || key == "dable:author") {
    // Some sites name a profile's address here.
    if (!content.starts_with("http")) {
      SetFirst(std::move(content), &metadata->author);
    }
  }
  if (key == "article:published_time" || key == "og:published_time" ||
      key == "datepublished" || key == "article:published") {
    SetFirst(std::move(content), &dates->meta);
  }
}

// The first datePublished in a JSON-LD block, whichever object carries it.
std::string DateInJsonLd(xmlNode* script) {
  constexpr size_t kMostBytes = size_t{1} << 20;
  std::string json;
  for (const xmlNode* part = script->children; part != nullptr;
       part = part->next) {
    if (part->content != nullptr) {
      json += reinterpret_cast<const char*>(part->content);
    }
  }
  if (json.size() > kMostBytes) return "";
  dom::parser parser;
  dom::element root;
  if (parser.parse(json).get(root) != simdjson::SUCCESS) return "";
  std::deque<dom::element> waiting = {root};
  while (!waiting.empty()) {
    const dom::element element = waiting.front();
    waiting.pop_front();
    dom::array array;
    dom::object object;
    if (element.get_array().get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array) waiting.push_back(item);
    }
    if (element.get_object().get(object) != simdjson::SUCCESS) continue;
    std::string_view date;
    if (object["datePublished"].get_string().get(date) == simdjson::SUCCESS) {
      return std::string(date);
    }
    for (const auto& [key, value] : object) {
      if (value.is_array() || value.is_object()) waiting.push_back(value);
    }
  }
  return "";
}

bool IsWebAddress(const std::string& url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

}  // namespace

HtmlMetadata ReadMetadata(xmlNode* root) {
  HtmlMetadata metadata;
  FoundDates dates;
  std::string og_url;
  std::string canonical;
  metadata.lang = OneLine(Attribute(root, "lang"));
  WalkTree(root, [&](xmlNode* node) {
    const std::string_view name = ElementName(node);
    if (name == "meta") ReadMeta(node, &metadata, &dates, &og_url);
    if (name == "title") SetFirst(InnerText(node), &metadata.page_title);
    if (name == "h1") SetFirst(InnerText(node), &metadata.h1);
    if (name == "link" && LowerAscii(Attribute(node, "rel")) == "canonical") {
      SetFirst(Attribute(node, "href"), &canonical);
    }
    if (name == "time") {
      SetFirst(Attribute(node, "datetime"), &dates.time_element);
    }
    if (name == "script" && dates.json_ld.empty() &&
        LowerAscii(Attribute(node, "type")) == "application/ld+json") {
      dates.json_ld = DateInJsonLd(node);
    }
    return name != "script" && name != "style";
  });
  metadata.url = IsWebAddress(canonical) ? canonical : og_url;
  if (!IsWebAddress(metadata.url)) metadata.url.clear();
  metadata.published = !dates.meta.empty()      ? dates.meta
                       : !dates.json_ld.empty() ? dates.json_ld
                                                : dates.time_element;
  return metadata;
}

std::string HostOfUrl(const std::string& url) {
  const size_t scheme = url.find("://");
  if (!IsWebAddress(url) || scheme == std::string::npos) return "";
  std::string host = LowerAscii(url.substr(scheme + 3));
  host.resize(std::min(host.find_first_of("/?#"), host.size()));
  const size_t user = host.rfind('@');
  if (user != std::string::npos) host.erase(0, user + 1);
  host.resize(std::min(host.find(':'), host.size()));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

}  // namespace defnews

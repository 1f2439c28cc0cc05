// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_metadata.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

// Sets `*field` unless something better placed has set it already.
void SetFirst(std::string value, std::string* field) {
  if (field->empty()) *field = OneLine(value);
}

void ReadMeta(xmlNode* node, HtmlMetadata* metadata, std::string* og_url) {
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
}

bool IsWebAddress(const std::string& url) {
  return url.starts_with("http://") || url.starts_with("https://");
}

}  // namespace

HtmlMetadata ReadMetadata(xmlNode* root) {
  HtmlMetadata metadata;
  std::string og_url;
  std::string canonical;
  metadata.lang = OneLine(Attribute(root, "lang"));
  WalkTree(root, [&](xmlNode* node) {
    const std::string_view name = ElementName(node);
    if (name == "meta") ReadMeta(node, &metadata, &og_url);
    if (name == "title") SetFirst(InnerText(node), &metadata.page_title);
    if (name == "h1") SetFirst(InnerText(node), &metadata.h1);
    if (name == "link" && LowerAscii(Attribute(node, "rel")) == "canonical") {
      SetFirst(Attribute(node, "href"), &canonical);
    }
    return name != "script" && name != "style";
  });
  metadata.url = IsWebAddress(canonical) ? canonical : og_url;
  if (!IsWebAddress(metadata.url)) metadata.url.clear();
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

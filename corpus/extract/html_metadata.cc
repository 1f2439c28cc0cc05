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

void ReadMeta(const xmlNode* node, HtmlMetadata* metadata,
              std::string* og_url) {
  std::string key = Attribute(node, "property");
  if (key.empty()) key = Attribute(node, "name");
  if (key.empty()) key = Attribute(node, "itemprop");
  key = LowerAscii(key);
  std::string content = Attribute(node, "content");
  if (key == "og:type") metadata->og_article = content == "article";
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

// `/a` of a page at https://example.com/b as https://example.com/a.
std::string WithHost(const std::string& url, const std::string& page) {
  if (!url.starts_with('/') || !IsWebAddress(page)) return url;
  const size_t scheme = page.find("://");
  if (url.starts_with("//")) return page.substr(0, scheme + 1) + url;
  return page.substr(0, page.find('/', scheme + 3)) + url;
}

// Whether `url` is an address of the site of `page`, or of any if that is
// unknown.
bool IsOfSite(const std::string& url, const std::string& page) {
  constexpr size_t kLongest = 4096;
  if (!IsWebAddress(url) || url.size() > kLongest) return false;
  const std::string host = HostOfUrl(page);
  return host.empty() || SiteOfHost(HostOfUrl(url)) == SiteOfHost(host);
}

std::string_view PathOf(std::string_view url) {
  url.remove_prefix(std::min(url.find("://") + 3, url.size()));
  url.remove_prefix(std::min(url.find('/'), url.size()));
  return url.substr(0, url.find_first_of("?#"));
}

std::string_view QueryOf(std::string_view url) {
  url = url.substr(0, url.find('#'));
  url.remove_prefix(std::min(url.find('?'), url.size()));
  return url;
}

// Names of parameters that say which article a page has.
bool Identifies(std::string_view name) {
  for (const std::string_view known :
       {"id",         "idx",     "idxno",     "no",         "num",
        "seq",        "aid",     "nid",       "newsid",     "news_id",
        "newsno",     "newsidx", "articleid", "article_id", "articleno",
        "artid",      "art_id",  "docid",     "doc_id",     "contentid",
        "content_id", "bbsidx",  "boardseq",  "board_seq",  "wr_id",
        "p",          "postid",  "post_id",   "storyid",    "story_id",
        "nttid"}) {
    if (name == known) return true;
  }
  return false;
}

// Whether the query of `page` has a parameter that says which article it is,
// and that of `url` lacks it.
bool LacksIdentity(std::string_view url, std::string_view page) {
  const std::string theirs = LowerAscii(QueryOf(url));
  const std::string ours = LowerAscii(QueryOf(page));
  for (size_t at = 0; at < ours.size();) {
    const size_t end = std::min(ours.find('&', at + 1), ours.size());
    const size_t equals = std::min(ours.find('=', at), end);
    const std::string_view name =
        std::string_view(ours).substr(at + 1, equals - at - 1);
    if (Identifies(name) &&
        theirs.find(std::string(name) + "=") == std::string::npos) {
      return true;
    }
    at = end;
  }
  return false;
}

// Some sites give all their pages the address of the first, or that of the
// script without what tells its pages apart: taken at their word they would
// have one article.
bool IsOfAllPages(const std::string& url, const std::string& page) {
  if (!IsWebAddress(page)) return false;
  const std::string_view path = PathOf(url);
  const std::string_view own = PathOf(page);
  if (path.size() <= 1 && QueryOf(url).empty()) {
    return own.size() > 1 || LacksIdentity(url, page);
  }
  return path == own && LacksIdentity(url, page);
}

}  // namespace

HtmlMetadata ReadMetadata(const PageTree& tree, std::string_view page_url) {
  HtmlMetadata metadata;
  std::string og_url;
  std::string canonical;
  for (const PageNode& node : tree.nodes()) {
    switch (node.tag) {
      case HtmlTag::kHtml:
        SetFirst(Attribute(node.node, "lang"), &metadata.lang);
        break;
      case HtmlTag::kMeta:
        ReadMeta(node.node, &metadata, &og_url);
        break;
      case HtmlTag::kTitle:
        SetFirst(InnerText(node.node), &metadata.page_title);
        break;
      case HtmlTag::kLink:
        if (LowerAscii(Attribute(node.node, "rel")) == "canonical") {
          SetFirst(Attribute(node.node, "href"), &canonical);
        }
        break;
      default:
        break;
    }
  }
  const std::string page(page_url);
  for (const std::string& url : {canonical, og_url, page}) {
    metadata.url = WithHost(url, page);
    if (IsOfSite(metadata.url, page) && !IsOfAllPages(metadata.url, page)) {
      return metadata;
    }
  }
  metadata.url.clear();
  return metadata;
}

std::string_view SiteOfHost(std::string_view host) {
  std::string_view longest;
  while (!host.empty()) {
    const size_t dot = std::min(host.find('.'), host.size());
    if (dot > longest.size()) longest = host.substr(0, dot);
    host.remove_prefix(std::min(dot + 1, host.size()));
  }
  return longest;
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

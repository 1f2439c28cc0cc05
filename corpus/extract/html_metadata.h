// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "corpus/extract/page_tree.h"

namespace defnews {

// What stands in the head of a page. Its dates are in corpus/dates.
struct HtmlMetadata {
  std::string og_title;
  std::string page_title;
  std::string site_name;
  std::string lang;
  // Canonical link, else og:url; only http and https.
  std::string url;
  std::string author;
  bool og_article = false;  // og:type is article
};

// `page_url` is where the page was found, empty if unknown: a canonical address
// of another site than that is not believed, nor the one of the site's first
// page or of a script without the number of the article; relative ones are of
// its host.
HtmlMetadata ReadMetadata(const PageTree& tree, std::string_view page_url);

// "www.example.com" of "https://www.example.com/a" without the www., in lower
// case; empty if `url` is no http or https address.
std::string HostOfUrl(const std::string& url);

// "example" of "news.example.co.kr": the longest label, which is the name of
// the site but for subdomains and suffixes.
std::string_view SiteOfHost(std::string_view host);

}  // namespace defnews

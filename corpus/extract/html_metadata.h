// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libxml/tree.h>

#include <string>

namespace defnews {

// What stands in the head of a page. Its dates are in corpus/dates.
struct HtmlMetadata {
  std::string og_title;
  std::string page_title;
  std::string h1;
  std::string site_name;
  std::string lang;
  // Canonical link, else og:url; only http and https.
  std::string url;
  std::string author;
};

HtmlMetadata ReadMetadata(xmlNode* root);

// "www.example.com" of "https://www.example.com/a" without the www., in lower
// case; empty if `url` is no http or https address.
std::string HostOfUrl(const std::string& url);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of the web: read, put right, resolved against others, by libcurl's
// own parser, so that what is checked is what is fetched.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace defnews {

struct WebUrl {
  // The whole address: scheme and host in lower case, international names as
  // punycode, numeric hosts in their plain form, dot segments resolved, no
  // default port, no user, no fragment.
  std::string text;
  // "http" or "https".
  std::string scheme;
  // Without brackets around an IPv6 address.
  std::string host;
  int port = 0;
  // What is asked of the server: path and query, "/" at the least.
  std::string target;

  // "https://example.org:8443": what a robots.txt holds for.
  std::string Origin() const;

  bool operator==(const WebUrl&) const = default;
};

// Reads an absolute address. InvalidArgument, naming it, if it cannot be read,
// is neither http nor https, or has a port other than 80, 443 and those from
// 1024 on: behind the others stand services that must not be talked to.
absl::StatusOr<WebUrl> ParseWebUrl(std::string_view text);

// Reads `reference` as it stands on the page `base`.
absl::StatusOr<WebUrl> ResolveUrl(const WebUrl& base,
                                  std::string_view reference);

// The address without the parameters that only tell where a reader came from
// (utm_..., fbclid, gclid).
std::string WithoutTracking(std::string_view url);

// The key that is equal for addresses of one page: without tracking, scheme,
// `www.` and a slash at the end. Whatever cannot be read is its own key.
std::string PageKey(std::string_view url);

// Whether two hosts are of one site: equal but for `www.`, `m.`, `amp.` in
// front, or one the subdomain of the other.
bool SameSite(std::string_view host, std::string_view other);

}  // namespace defnews

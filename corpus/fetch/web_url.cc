// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/web_url.h"

#include <curl/curl.h>
#include <unicode/uidna.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>

#include "common/article/clean_text.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

struct UrlCloser {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, UrlCloser>;

// Any scheme, so that one that is refused can be named.
constexpr unsigned int kReading = CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE;

std::string Part(CURLU* url, CURLUPart part, unsigned int flags) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return "";
  std::string copy(text);
  curl_free(text);
  return copy;
}

std::string Shown(std::string_view url) {
  return "\"" + CleanText(url.substr(0, 200)) + "\"";
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

struct IdnaCloser {
  void operator()(UIDNA* idna) const { uidna_close(idna); }
};

// An international name as punycode, by UTS 46; empty if it is none. (What
// libcurl does depends on the locale.)
std::string AsciiHost(const std::string& host) {
  if (IsAscii(host)) return LowerAscii(host);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UIDNA, IdnaCloser> idna(uidna_openUTS46(
      UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES, &error));
  if (U_FAILURE(error)) return "";
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  std::array<char, 256> ascii;
  const int32_t size = uidna_nameToASCII_UTF8(
      idna.get(), host.data(), static_cast<int32_t>(host.size()), ascii.data(),
      static_cast<int32_t>(ascii.size()), &info, &error);
  if (U_FAILURE(error) || info.errors != 0) return "";
  return std::string(ascii.data(), static_cast<size_t>(size));
}

bool IsOpenPort(int port) {
  return port == 80 || port == 443 || (port >= 1024 && port <= 65535);
}

absl::StatusOr<WebUrl> Finish(CURLU* handle, std::string_view shown) {
  curl_url_set(handle, CURLUPART_USER, nullptr, 0);
  curl_url_set(handle, CURLUPART_PASSWORD, nullptr, 0);
  curl_url_set(handle, CURLUPART_FRAGMENT, nullptr, 0);
  WebUrl url;
  url.scheme = LowerAscii(Part(handle, CURLUPART_SCHEME, 0));
  if (url.scheme != "http" && url.scheme != "https") {
    return absl::InvalidArgumentError(Shown(shown) +
                                      ": only http and https are fetched");
  }
  const std::string read_host = LowerAscii(Part(handle, CURLUPART_HOST, 0));
  url.host = AsciiHost(read_host);
  if (url.host.starts_with('[') && url.host.ends_with(']')) {
    url.host = url.host.substr(1, url.host.size() - 2);
  }
  while (url.host.ends_with('.')) url.host.pop_back();
  // A name put right may be a number now ("1.", digits of full width).
  const bool changed = !read_host.starts_with('[') && url.host != read_host;
  const std::string port = Part(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  std::from_chars(port.data(), port.data() + port.size(), url.port);
  if (url.host.empty() || !IsOpenPort(url.port)) {
    return absl::InvalidArgumentError(
        Shown(shown) + (url.host.empty() ? ": no host"
                                         : ": port " + port +
                                               " is not one of the web's (80, "
                                               "443, 1024 and above)"));
  }
  url.target = Part(handle, CURLUPART_PATH, 0);
  if (url.target.empty()) url.target = "/";
  const std::string query = Part(handle, CURLUPART_QUERY, 0);
  if (!query.empty()) url.target += "?" + query;
  url.text = url.Origin() + url.target;
  return changed ? ParseWebUrl(url.text) : url;
}

bool IsTracking(std::string_view parameter) {
  const std::string name = LowerAscii(parameter.substr(0, parameter.find('=')));
  return name.starts_with("utm_") || name == "fbclid" || name == "gclid" ||
         name == "igshid" || name == "mc_cid" || name == "mc_eid";
}

std::string_view WithoutFront(std::string_view host) {
  for (const std::string_view front : {"www.", "m.", "amp."}) {
    if (host.starts_with(front)) return host.substr(front.size());
  }
  return host;
}

bool IsBelow(std::string_view host, std::string_view domain) {
  return host.size() > domain.size() && host.ends_with(domain) &&
         host[host.size() - domain.size() - 1] == '.' &&
         domain.find('.') != std::string_view::npos;
}

}  // namespace

std::string WebUrl::Origin() const {
  const bool v6 = host.find(':') != std::string::npos;
  std::string origin = scheme + "://" + (v6 ? "[" + host + "]" : host);
  const int standard = scheme == "https" ? 443 : 80;
  if (port != standard) origin += ":" + std::to_string(port);
  return origin;
}

absl::StatusOr<WebUrl> ParseWebUrl(std::string_view text) {
  const UrlHandle handle(curl_url());
  const std::string trimmed(TrimText(text));
  // Without a scheme libcurl would guess one; behind a zero byte it would see
  // nothing.
  if (trimmed.find("://") == std::string::npos ||
      trimmed.find('\0') != std::string::npos ||
      curl_url_set(handle.get(), CURLUPART_URL, trimmed.c_str(), kReading) !=
          CURLUE_OK) {
    const size_t colon = trimmed.find(':');
    if (colon != std::string::npos && colon < 12 &&
        trimmed.find("://") == std::string::npos) {
      return absl::InvalidArgumentError(Shown(trimmed) +
                                        ": only http and https are fetched");
    }
    return absl::InvalidArgumentError(Shown(trimmed) +
                                      " is no address (https://host/path)");
  }
  return Finish(handle.get(), trimmed);
}

absl::StatusOr<WebUrl> ResolveUrl(const WebUrl& base,
                                  std::string_view reference) {
  const UrlHandle handle(curl_url());
  const std::string trimmed(TrimText(reference));
  curl_url_set(handle.get(), CURLUPART_URL, base.text.c_str(), kReading);
  // libcurl takes "name:rest" without slashes for a path.
  const size_t colon = trimmed.find_first_of(":/?#");
  const bool has_scheme =
      colon != std::string::npos && colon > 0 && trimmed[colon] == ':';
  if (has_scheme) return ParseWebUrl(trimmed);
  if (trimmed.empty()) return base;
  if (trimmed.find('\0') != std::string::npos ||
      curl_url_set(handle.get(), CURLUPART_URL, trimmed.c_str(), kReading) !=
          CURLUE_OK) {
    return absl::InvalidArgumentError(Shown(trimmed) + " is no address");
  }
  return Finish(handle.get(), trimmed);
}

std::string WithoutTracking(std::string_view url) {
  const size_t mark = url.find('?');
  if (mark == std::string_view::npos) return std::string(url);
  std::string kept(url.substr(0, mark));
  std::string_view query = url.substr(mark + 1);
  char joint = '?';
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (IsTracking(parameter)) continue;
    kept += joint;
    kept += parameter;
    joint = '&';
  }
  return kept;
}

std::string PageKey(std::string_view url) {
  const absl::StatusOr<WebUrl> parsed = ParseWebUrl(url);
  if (!parsed.ok()) return std::string(url);
  std::string key(parsed->host);
  if (key.starts_with("www.")) key = key.substr(4);
  const int standard = parsed->scheme == "https" ? 443 : 80;
  if (parsed->port != standard) key += ":" + std::to_string(parsed->port);
  key += WithoutTracking(parsed->target);
  if (key.ends_with('/')) key.pop_back();
  return key;
}

bool SameSite(std::string_view host, std::string_view other) {
  const std::string_view a = WithoutFront(host);
  const std::string_view b = WithoutFront(other);
  return a == b || IsBelow(a, b) || IsBelow(b, a);
}

}  // namespace defnews

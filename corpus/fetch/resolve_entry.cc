// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/resolve_entry.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace defnews {
namespace {

bool IsPort(std::string_view text) {
  int port = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, port);
  return error == std::errc() && rest == end && port >= 1 && port <= 65535;
}

bool IsAddress(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) {
    text = text.substr(1, text.size() - 2);
  }
  const std::string address(text);
  std::array<char, sizeof(in6_addr)> bytes;
  return inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

}  // namespace

bool IsResolveEntry(std::string_view entry) {
  const size_t host = entry.find(':');
  if (host == 0 || host == std::string_view::npos) return false;
  const size_t port = entry.find(':', host + 1);
  if (port == std::string_view::npos) return false;
  if (!IsPort(entry.substr(host + 1, port - host - 1))) return false;
  std::string_view addresses = entry.substr(port + 1);
  while (true) {
    const size_t end = std::min(addresses.find(','), addresses.size());
    if (!IsAddress(addresses.substr(0, end))) return false;
    if (end == addresses.size()) return true;
    addresses.remove_prefix(end + 1);
  }
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/address_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace defnews {
namespace {

struct V4Range {
  uint32_t network;
  int bits;
};

constexpr uint32_t V4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return (a << 24) | (b << 16) | (c << 8) | d;
}

constexpr std::array<V4Range, 15> kSpecialV4 = {{
    {V4(0, 0, 0, 0), 8},        // this network
    {V4(10, 0, 0, 0), 8},       // private
    {V4(100, 64, 0, 0), 10},    // shared, carriers' NAT
    {V4(127, 0, 0, 0), 8},      // this machine
    {V4(169, 254, 0, 0), 16},   // link-local, metadata services
    {V4(172, 16, 0, 0), 12},    // private
    {V4(192, 0, 0, 0), 24},     // protocol assignments
    {V4(192, 0, 2, 0), 24},     // documentation
    {V4(192, 88, 99, 0), 24},   // 6to4 relays
    {V4(192, 168, 0, 0), 16},   // private
    {V4(198, 18, 0, 0), 15},    // benchmarks
    {V4(198, 51, 100, 0), 24},  // documentation
    {V4(203, 0, 113, 0), 24},   // documentation
    {V4(224, 0, 0, 0), 4},      // multicast
    {V4(240, 0, 0, 0), 4},      // reserved, broadcast
}};

bool IsPublicV4(uint32_t address) {
  for (const V4Range& range : kSpecialV4) {
    if ((address ^ range.network) >> (32 - range.bits) == 0) return false;
  }
  return true;
}

uint32_t V4At(const uint8_t* bytes) {
  return V4(bytes[0], bytes[1], bytes[2], bytes[3]);
}

bool StartsWith(const uint8_t* bytes, std::initializer_list<uint8_t> start) {
  size_t i = 0;
  for (const uint8_t byte : start) {
    if (bytes[i++] != byte) return false;
  }
  return true;
}

bool IsPublicV6(const uint8_t* bytes) {
  // ::ffff:0:0/96, mapped, and 64:ff9b::/96, NAT64.
  if (StartsWith(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}) ||
      StartsWith(bytes, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) {
    return IsPublicV4(V4At(bytes + 12));
  }
  // Only 2000::/3 is given out to anybody.
  if ((bytes[0] & 0xE0) != 0x20) return false;
  // 2002::/16, 6to4, holds an IPv4 address.
  if (StartsWith(bytes, {0x20, 0x02})) return IsPublicV4(V4At(bytes + 2));
  // 2001:db8::/32, documentation.
  if (StartsWith(bytes, {0x20, 0x01, 0x0D, 0xB8})) return false;
  // 2001::/23, protocols, Teredo among them.
  return !(StartsWith(bytes, {0x20, 0x01}) && bytes[2] < 2);
}

}  // namespace

bool IsPublicAddress(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, address, sizeof v4);
    return IsPublicV4(ntohl(v4.sin_addr.s_addr));
  }
  if (address->sa_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, address, sizeof v6);
    return IsPublicV6(v6.sin6_addr.s6_addr);
  }
  return false;
}

std::string AddressText(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text = {};
  if (address->sa_family == AF_INET) {
    sockaddr_in v4;
    std::memcpy(&v4, address, sizeof v4);
    inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
  } else if (address->sa_family == AF_INET6) {
    sockaddr_in6 v6;
    std::memcpy(&v6, address, sizeof v6);
    inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

}  // namespace defnews

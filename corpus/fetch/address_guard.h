// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/socket.h>

#include <string>

namespace defnews {

// Whether the address is one of the public internet: not of this machine, of a
// private or shared network, of link-local services (169.254.169.254), or
// reserved; likewise for IPv4 addresses within IPv6 ones (mapped, NAT64, 6to4,
// Teredo). By the registries of special-purpose addresses (RFC 6890).
bool IsPublicAddress(const sockaddr* address);

// "192.0.2.1", "2001:db8::1"; empty for other families.
std::string AddressText(const sockaddr* address);

}  // namespace defnews

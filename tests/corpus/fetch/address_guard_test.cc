// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/address_guard.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace defnews {
namespace {

bool IsPublic(const std::string& text) {
  sockaddr_in v4 = {};
  v4.sin_family = AF_INET;
  if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    EXPECT_EQ(AddressText(reinterpret_cast<sockaddr*>(&v4)), text);
    return IsPublicAddress(reinterpret_cast<sockaddr*>(&v4));
  }
  sockaddr_in6 v6 = {};
  v6.sin6_family = AF_INET6;
  EXPECT_EQ(inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr), 1) << text;
  return IsPublicAddress(reinterpret_cast<sockaddr*>(&v6));
}

TEST(IsPublicAddressTest, SpecialAddressesAreNot) {
  for (const char* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "127.0.0.1",
                           "127.255.255.255",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "192.0.2.1",
                           "198.18.0.1",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::",
                           "2001:0:1::",
                           "2001:db8::1",
                           "fe80::1",
                           "fc00::1",
                           "fd12:3456::1",
                           "ff02::1",
                           "::127.0.0.1"}) {
    EXPECT_FALSE(IsPublic(text)) << text;
  }
}

TEST(IsPublicAddressTest, AddressesOfTheInternetAre) {
  for (const char* text :
       {"8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1",
        "172.32.0.1", "192.167.0.1", "169.253.0.1", "223.255.255.255",
        "2606:4700::1111", "2001:4860::8888", "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:808:808::"}) {
    EXPECT_TRUE(IsPublic(text)) << text;
  }
}

}  // namespace
}  // namespace defnews

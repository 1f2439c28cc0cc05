// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/feeds/feed_date.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

absl::TimeZone Seoul() {
  absl::TimeZone zone;
  absl::LoadTimeZone("Asia/Seoul", &zone);
  return zone;
}

std::string Read(std::string_view text) {
  const auto date = ParseFeedDate(text, Seoul());
  return date ? date->published : "none";
}

TEST(ParseFeedDateTest, Table) {
  const std::pair<const char*, const char*> cases[] = {
      {"Mon, 13 Nov 2023 15:42:10 +0900", "2023-11-13T15:42:10+09:00"},
      {"Mon, 13 Nov 2023 06:42:10 GMT", "2023-11-13T06:42:10+00:00"},
      {"Mon, 13 Nov 2023 15:42:10 KST", "2023-11-13T15:42:10+09:00"},
      {"13 Nov 23 15:42 EST", "2023-11-13T15:42:00-05:00"},
      {"Monday, 13-Nov-23 15:42:10 GMT", "2023-11-13T15:42:10+00:00"},
      {"Mon, 13 Nov 2023 15:42:10", "2023-11-13T15:42:10+09:00"},
      {"Nov 13, 2023 3:42 PM", "2023-11-13T15:42:00+09:00"},
      {"November 13, 2023", "2023-11-13"},
      {"2023-11-13T15:42:10+09:00", "2023-11-13T15:42:10+09:00"},
      {"2023-11-13T15:42:10.123Z", "2023-11-13T15:42:10+00:00"},
      {"2023-11-13T15:42:10", "2023-11-13T15:42:10+09:00"},
      {"2023-11-13 15:42", "2023-11-13T15:42:00+09:00"},
      {"2023-11-13", "2023-11-13"},
      {"2023.11.13", "2023-11-13"},
      {"2023/11/13", "2023-11-13"},
      {"20231113", "2023-11-13"},
      {"20231113T154210Z", "2023-11-13T15:42:10+00:00"},
      {"2023-11", "2023-11"},
      {"2023", "2023"},
      {"2023년 11월 13일 오후 3시 42분", "2023-11-13T15:42:00+09:00"},
      {"2023-11-13 오전 12:05:00", "2023-11-13T00:05:00+09:00"},
      {"2023. 11. 13. 오후 3:42", "2023-11-13T15:42:00+09:00"},
      {"Fri, 29 Feb 2024 00:00:00 +0000", "2024-02-29T00:00:00+00:00"},
  };
  for (const auto& [text, wanted] : cases)
    EXPECT_EQ(Read(text), wanted) << text;
}

// ingest.md 10: before 1990, 0000-00-00, "Feb 30", a year of two digits.
TEST(ParseFeedDateTest, WhatDoesNotExistIsRejected) {
  for (const char* text :
       {"", "soon", "0000-00-00", "0000-00-00T00:00:00Z", "2023-02-30",
        "30 Feb 2023 10:00:00 GMT", "2023-13-01", "1989-12-31", "1 Jan 75",
        "2023-11-13T25:00:00Z", "2023-11-13T10:61:00Z", "99999999",
        "Mon, 1 Jan", "11/13/2023", "123456789012345678901234567890"}) {
    EXPECT_EQ(Read(text), "none") << text;
  }
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/date_text.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

TEST(DateFromTextTest, ReadsYearFirstDates) {
  const std::pair<const char*, const char*> cases[] = {
      {"2023", "2023"},
      {"2023-11", "2023-11"},
      {"2023-11-09", "2023-11-09"},
      {" 2023-11-09 ", "2023-11-09"},
      {"20231109", "2023-11-09"},
      {"2023/01/05", "2023-01-05"},
      {"2023.01.05", "2023-01-05"},
      {"2023. 1. 5.", "2023-01-05"},
      {"2023/1", "2023-01"},
      {"2023-11-09T10:30:00Z", "2023-11-09T10:30:00Z"},
      {"2023-11-09T10:30:00.5+09:00", "2023-11-09T10:30:00.5+09:00"},
      {"2023-11-09 10:30", "2023-11-09T10:30:00+09:00"},
      {"2023.11.09 9:05", "2023-11-09T09:05:00+09:00"},
      {"2023-11-09T01:30:00+0000", "2023-11-09T01:30:00+00:00"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(DateFromText(text).value_or("nothing"), expected) << text;
  }
}

TEST(DateFromTextTest, NeverGuesses) {
  for (const char* text :
       {"", "yesterday", "10/11/2025", "2023-13", "2023-02-30", "20230230",
        "23.11.09", "2023/1/5/7", "202311", "Nov. 9, 2023", "2023-11-09T25:00",
        "2023-", "2023年"}) {
    EXPECT_EQ(DateFromText(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace defnews

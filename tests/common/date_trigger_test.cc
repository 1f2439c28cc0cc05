// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/date_trigger.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace defnews {
namespace {

TEST(DateTrigger, TellsNamesFromOtherCapitals) {
  const auto at = [](const std::string& text) {
    return DateTriggerAt(text, 0);
  };
  for (const char* name : {"January", "MAY 5", "Oct.", "Wed", "Juche 100"}) {
    EXPECT_EQ(at(name), DateTrigger::kCapital) << name;
  }
  for (const char* other : {"Japan", "Ma", "Tokyo", "november", "World"}) {
    EXPECT_EQ(at(other), DateTrigger::kNone) << other;
  }
  EXPECT_EQ(at("9"), DateTrigger::kDigit);
  EXPECT_EQ(at("\xEF\xBC\x99"), DateTrigger::kDigit);
  EXPECT_EQ(at("요일"), DateTrigger::kHangul);
}

// Eight bytes at a time must find what byte by byte would.
TEST(DateTrigger, PassesNoneOver) {
  constexpr std::string_view kLetters = "abz ,.:@[`{JFanuM\xEC\xEF\x80\xFF/9";
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 40, 'a');
    for (char& c : text) {
      if (random() % 5 == 0) c = kLetters[random() % kLetters.size()];
    }
    for (size_t from = 0; from <= text.size(); ++from) {
      size_t expected = from;
      while (expected < text.size() &&
             DateTriggerAt(text, expected) == DateTrigger::kNone) {
        ++expected;
      }
      ASSERT_EQ(NextDateTrigger(text, from), expected) << text;
    }
  }
}

}  // namespace
}  // namespace defnews

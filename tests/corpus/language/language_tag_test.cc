// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/language/language_tag.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

TEST(LanguageTagTest, TagsGetTheirUsualCase) {
  const struct {
    std::string_view given;
    std::string_view wanted;
  } kCases[] = {
      {"ko", "ko"},           {"KO", "ko"},
      {"en_us", "en-US"},     {"EN-gb", "en-GB"},
      {"ZH-HANT", "zh-Hant"}, {"zh_hant_tw", "zh-Hant-TW"},
      {"es-419", "es-419"},   {"de-ch-1901", "de-CH-1901"},
      {"en-X-AB", "en-x-ab"}, {"en-GB-u-CA-gregory", "en-GB-u-ca-gregory"},
  };
  for (const auto& [given, wanted] : kCases) {
    EXPECT_EQ(NormalizedLanguageTag(given), wanted) << given;
  }
}

TEST(LanguageTagTest, WhatIsNoTagStaysAsItIs) {
  for (const std::string_view text :
       {"", "Korean", "en-", "-en", "en--US", "E", "K0", "ko KR",
        "en-abcdefghi", "한국어", "en-한"}) {
    EXPECT_EQ(NormalizedLanguageTag(text), text);
  }
}

}  // namespace
}  // namespace defnews

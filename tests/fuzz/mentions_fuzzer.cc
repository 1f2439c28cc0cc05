// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/dates/mentions.h"
#include "tests/fuzz/article_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  size_t end = 0;
  for (const DateExpression& date : ScanDates(text)) {
    Require(date.begin >= end && date.end > date.begin, "dates are in order");
    Require(date.end <= text.size(), "a date is within the text");
    end = date.end;
  }
  for (const char* published : {"", "2023-11", "2023-11-09"}) {
    MentionFinder finder(*ParsePublished(published));
    for (const Mention& mention : finder.Find(text)) {
      const DayRange& days = mention.period.days;
      Require(mention.end <= text.size(), "a mention is within the text");
      Require(days.first <= days.last, "a mention has a day");
      Require(days.first.year() >= 1899 && days.last.year() <= 2101,
              "a mention is of our times");
    }
  }
  return 0;
}

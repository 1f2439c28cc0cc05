// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a text and as a query: mentions are in order, apart and inside
// the text, made of whole characters; readings are sorted, distinct Hangul.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "common/names/korean_name.h"
#include "common/text/utf8.h"

namespace {

using defnews::FindNames;
using defnews::NameMention;
using defnews::NameReading;
using defnews::ReadName;

void Require(bool condition) {
  if (!condition) std::abort();
}

void CheckHangul(std::string_view hangul) {
  Require(hangul.size() >= 6);
  for (size_t at = 0; at < hangul.size();) {
    const int32_t c = defnews::NextCodePoint(hangul, &at);
    Require(c >= 0xAC00 && c <= 0xD7A3);
  }
}

void CheckReadings(const std::vector<NameReading>& readings) {
  Require(readings.size() <= defnews::kMaxReadings);
  for (size_t i = 0; i < readings.size(); ++i) {
    CheckHangul(readings[i].hangul);
    Require(readings[i].closeness > 0 && readings[i].closeness <= 1);
    Require(i == 0 || readings[i].closeness <= readings[i - 1].closeness);
    for (size_t j = 0; j < i; ++j) {
      Require(readings[i].hangul != readings[j].hangul);
    }
  }
  Require(readings.empty() || readings[0].closeness == 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<NameMention> mentions;
  FindNames(text, &mentions);
  size_t last_end = 0;
  for (const NameMention& mention : mentions) {
    Require(mention.begin >= last_end && mention.begin < mention.end);
    Require(mention.end <= size);
    for (size_t at = mention.begin; at < mention.end;) {
      Require(defnews::NextCodePoint(text.substr(0, mention.end), &at) >= 0);
    }
    Require(!mention.readings.empty());
    CheckReadings(mention.readings);
    last_end = mention.end;
  }
  CheckReadings(ReadName(text));
  return 0;
}

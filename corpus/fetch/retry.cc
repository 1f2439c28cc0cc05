// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/retry.h"

#include <algorithm>
#include <charconv>

#include "common/article/clean_text.h"
#include "corpus/feeds/feed_date.h"

namespace defnews {

bool IsTransientStatus(int64_t status) {
  return status == 408 || status == 429 || (status >= 500 && status < 600);
}

absl::Duration RetryDelay(int64_t tries) {
  switch (tries % kTriesPerRound) {
    case 1:
      return absl::Seconds(30);
    case 2:
      return absl::Seconds(120);
    default:
      return absl::Hours(48);
  }
}

std::optional<absl::Duration> ParseRetryAfter(std::string_view value,
                                              absl::Time now) {
  value = TrimText(value);
  if (value.empty()) return std::nullopt;
  absl::Duration asked;
  int64_t seconds = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (end == value.data() + value.size()) {
    // More than fits is more than is waited for.
    asked = error == std::errc() ? absl::Seconds(seconds) : absl::Hours(24);
  } else if (const auto date = ParseFeedDate(value, absl::UTCTimeZone())) {
    asked = date->instant - now;
  } else {
    return std::nullopt;
  }
  return std::clamp(asked, absl::Seconds(1), absl::Hours(24));
}

}  // namespace defnews

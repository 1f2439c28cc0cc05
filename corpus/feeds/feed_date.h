// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace defnews {

struct FeedDate {
  // As in Article: an RFC 3339 instant, or 2023-11-09, 2023-11, 2023.
  std::string published;
  // Its first instant.
  absl::Time instant;
};

// The date of a feed, sitemap or HTTP header: RFC 822 with whatever zone
// (`Mon, 13 Nov 2023 15:42:10 KST`), RFC 3339 with or without a zone or a
// time, Korean (`2023년 11월 13일 오후 3:42`). A time without a zone is one of
// `zone`. Nothing for what cannot be read, does not exist (30 February), or
// lies before 1990 (0000-00-00); a year of two digits is of this century below
// 70, which leaves those from 70 on out.
std::optional<FeedDate> ParseFeedDate(std::string_view text,
                                      const absl::TimeZone& zone);

}  // namespace defnews

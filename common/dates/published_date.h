// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as news has them: a second, a day, a month, a year, or nothing. All
// days are civil days of Asia/Seoul.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace defnews {

enum class DatePrecision { kNone, kYear, kMonth, kDay, kSecond };

// "none", "year", "month", "day", "second".
std::string_view PrecisionName(DatePrecision precision);

// A non-empty run of civil days, both ends included.
struct DayRange {
  absl::CivilDay first;
  absl::CivilDay last;

  bool operator==(const DayRange&) const = default;
};

// When an article was published: the days it may have been, and the first
// instant of them (Unix seconds), by which articles are sorted.
struct PublishedDate {
  DatePrecision precision = DatePrecision::kNone;
  DayRange days;              // meaningless for kNone
  int64_t first_instant = 0;  // meaningless for kNone

  bool dated() const { return precision != DatePrecision::kNone; }
};

// Parses `2023`, `2023-01` or `2023-01-05`, exactly these shapes, years 1000
// to 9999. InvalidArgument names the value and what is wrong with it.
absl::StatusOr<DayRange> ParsePeriod(std::string_view text);

// Parses the `published` of an article: a period as above, an RFC 3339
// instant (its day is the one in Seoul), or the empty string (undated). An
// instant without a zone is taken as Seoul time; `T` may be a space.
absl::StatusOr<PublishedDate> ParsePublished(std::string_view text);

// Asia/Seoul; a fixed +09:00 where the system has no zone data.
absl::TimeZone SeoulTimeZone();

// The Unix second at which `day` begins in Seoul.
int64_t FirstInstant(absl::CivilDay day);

// "2023-11-09".
std::string DayText(absl::CivilDay day);

}  // namespace defnews

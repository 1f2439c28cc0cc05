// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/date_candidate.h"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace defnews {
namespace {

using absl::CivilDay;

bool IsInUtc(std::string_view date) {
  return date.ends_with('Z') || date.ends_with("+00:00") ||
         date.ends_with("+0000");
}

// `instant` with the least offset in hours that makes it part of `day`, if
// there is a place with such an offset.
std::optional<std::string> WrittenOn(CivilDay day, absl::Time instant) {
  constexpr int kWest = -12;
  constexpr int kEast = 14;
  constexpr int kHour = 3600;
  std::optional<int> least;
  for (int hours = kWest; hours <= kEast; ++hours) {
    const absl::TimeZone zone = absl::FixedTimeZone(hours * kHour);
    if (absl::ToCivilDay(instant, zone) != day) continue;
    if (!least || std::abs(hours) < std::abs(*least)) least = hours;
  }
  if (!least) return std::nullopt;
  return absl::FormatTime(absl::RFC3339_sec, instant,
                          absl::FixedTimeZone(*least * kHour));
}

}  // namespace

std::string InOwnZone(const DateCandidate& best,
                      const std::vector<DateCandidate>& all) {
  constexpr int64_t kMinute = 60;
  const bool instant = best.date.precision == DatePrecision::kSecond;
  if (!instant || !IsInUtc(best.text)) return best.text;
  for (const DateCandidate& other : all) {
    if (other.date.precision != DatePrecision::kSecond) continue;
    const int64_t apart = other.date.first_instant - best.date.first_instant;
    if (!IsInUtc(other.text) && std::abs(apart) < kMinute) return other.text;
  }
  for (const DateCandidate& other : all) {
    if (other.kind != DateEvidence::Kind::kUrl || !other.known_to_day()) {
      continue;
    }
    return WrittenOn(other.day(),
                     absl::FromUnixSeconds(best.date.first_instant))
        .value_or(best.text);
  }
  return best.text;
}

}  // namespace defnews

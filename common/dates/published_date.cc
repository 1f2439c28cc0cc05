// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/published_date.h"

#include <array>
#include <cctype>
#include <optional>

#include "absl/strings/str_format.h"

namespace defnews {
namespace {

// Reads exactly `digits` digits at `*at` and moves past them.
std::optional<int> ReadNumber(std::string_view text, size_t* at,
                              size_t digits) {
  if (*at + digits > text.size()) return std::nullopt;
  int value = 0;
  for (size_t i = *at; i < *at + digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  *at += digits;
  return value;
}

bool ReadChar(std::string_view text, size_t* at, char wanted) {
  if (*at >= text.size() || text[*at] != wanted) return false;
  ++*at;
  return true;
}

absl::Status BadDate(std::string_view text, std::string_view why) {
  return absl::InvalidArgumentError(absl::StrFormat(
      "bad date \"%s\": %s", std::string(text), std::string(why)));
}

absl::Status BadShape(std::string_view text) {
  return BadDate(text, "write 2023, 2023-01 or 2023-01-05");
}

struct TimeOfDay {
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::optional<int> offset_seconds;
};

std::optional<int> ReadOffset(std::string_view text, size_t* at) {
  if (ReadChar(text, at, 'Z') || ReadChar(text, at, 'z')) return 0;
  if (*at >= text.size()) return std::nullopt;
  const int sign = text[*at] == '-' ? -1 : 1;
  if (text[*at] != '+' && text[*at] != '-') return std::nullopt;
  ++*at;
  const std::optional<int> hours = ReadNumber(text, at, 2);
  ReadChar(text, at, ':');
  const std::optional<int> minutes = ReadNumber(text, at, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return sign * (*hours * 3600 + *minutes * 60);
}

// The part of RFC 3339 after the date; seconds and zone may be left out.
std::optional<TimeOfDay> ReadTime(std::string_view text, size_t at) {
  TimeOfDay time;
  const std::optional<int> hour = ReadNumber(text, &at, 2);
  if (!hour || !ReadChar(text, &at, ':')) return std::nullopt;
  const std::optional<int> minute = ReadNumber(text, &at, 2);
  if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
  time.hour = *hour;
  time.minute = *minute;
  if (ReadChar(text, &at, ':')) {
    const std::optional<int> second = ReadNumber(text, &at, 2);
    if (!second || *second > 60) return std::nullopt;
    time.second = *second;
    if (ReadChar(text, &at, '.')) {
      if (!ReadNumber(text, &at, 1)) return std::nullopt;
      while (ReadNumber(text, &at, 1)) {
      }
    }
  }
  if (at == text.size()) return time;
  ReadChar(text, &at, ' ');
  time.offset_seconds = ReadOffset(text, &at);
  if (!time.offset_seconds || at != text.size()) return std::nullopt;
  return time;
}

PublishedDate WholePeriod(DatePrecision precision, const DayRange& days) {
  return {precision, days, FirstInstant(days.first)};
}

PublishedDate AtTime(absl::CivilDay day, const TimeOfDay& time) {
  const absl::CivilSecond civil(day.year(), day.month(), day.day(), time.hour,
                                time.minute, time.second);
  const absl::TimeZone zone = time.offset_seconds
                                  ? absl::FixedTimeZone(*time.offset_seconds)
                                  : SeoulTimeZone();
  const absl::Time instant = absl::FromCivil(civil, zone);
  const absl::CivilDay seoul = absl::ToCivilDay(instant, SeoulTimeZone());
  return {DatePrecision::kSecond, {seoul, seoul}, absl::ToUnixSeconds(instant)};
}

}  // namespace

std::string_view PrecisionName(DatePrecision precision) {
  constexpr std::array<std::string_view, 5> kNames = {"none", "year", "month",
                                                      "day", "second"};
  return kNames[static_cast<size_t>(precision)];
}

absl::StatusOr<DayRange> ParsePeriod(std::string_view text) {
  size_t at = 0;
  const std::optional<int> year = ReadNumber(text, &at, 4);
  if (!year || *year < 1000) return BadShape(text);
  if (at == text.size()) {
    return DayRange{absl::CivilDay(*year, 1, 1), absl::CivilDay(*year, 12, 31)};
  }
  std::optional<int> month;
  if (ReadChar(text, &at, '-')) month = ReadNumber(text, &at, 2);
  if (!month) return BadShape(text);
  if (*month < 1 || *month > 12) return BadDate(text, "there is no such month");
  const absl::CivilMonth civil_month(*year, *month);
  if (at == text.size()) {
    return DayRange{absl::CivilDay(civil_month),
                    absl::CivilDay(civil_month + 1) - 1};
  }
  std::optional<int> day;
  if (ReadChar(text, &at, '-')) day = ReadNumber(text, &at, 2);
  if (!day || at != text.size()) return BadShape(text);
  const absl::CivilDay civil_day(*year, *month, *day);
  if (*day < 1 || absl::CivilMonth(civil_day) != civil_month) {
    return BadDate(text, "there is no such day");
  }
  return DayRange{civil_day, civil_day};
}

absl::StatusOr<PublishedDate> ParsePublished(std::string_view text) {
  if (text.empty()) return PublishedDate{};
  constexpr size_t kDayLength = 10;  // 2023-11-09
  const bool timed = text.size() > kDayLength &&
                     (text[kDayLength] == 'T' || text[kDayLength] == 't' ||
                      text[kDayLength] == ' ');
  const absl::StatusOr<DayRange> days =
      ParsePeriod(timed ? text.substr(0, kDayLength) : text);
  if (!days.ok()) return days.status();
  if (!timed) {
    const DatePrecision precision = text.size() == 4   ? DatePrecision::kYear
                                    : text.size() == 7 ? DatePrecision::kMonth
                                                       : DatePrecision::kDay;
    return WholePeriod(precision, *days);
  }
  const std::optional<TimeOfDay> time = ReadTime(text, kDayLength + 1);
  if (!time) return BadDate(text, "not an RFC 3339 time");
  return AtTime(days->first, *time);
}

absl::TimeZone SeoulTimeZone() {
  static const absl::TimeZone kZone = [] {
    absl::TimeZone zone;
    if (absl::LoadTimeZone("Asia/Seoul", &zone)) return zone;
    return absl::FixedTimeZone(9 * 3600);
  }();
  return kZone;
}

int64_t FirstInstant(absl::CivilDay day) {
  return absl::ToUnixSeconds(absl::FromCivil(day, SeoulTimeZone()));
}

std::string DayText(absl::CivilDay day) {
  return absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day());
}

}  // namespace defnews

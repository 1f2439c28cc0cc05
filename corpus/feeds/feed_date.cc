// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/feeds/feed_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

constexpr std::array<std::string_view, 12> kMonths = {
    "jan", "feb", "mar", "apr", "may", "jun",
    "jul", "aug", "sep", "oct", "nov", "dec"};

// Minutes east of Greenwich. Only zones whose letters mean one thing in news
// feeds; CST is left to the zone of the source.
constexpr std::array<std::pair<std::string_view, int>, 14> kZones = {{
    {"z", 0},
    {"gmt", 0},
    {"ut", 0},
    {"utc", 0},
    {"kst", 540},
    {"jst", 540},
    {"est", -300},
    {"edt", -240},
    {"cdt", -300},
    {"mst", -420},
    {"mdt", -360},
    {"pst", -480},
    {"pdt", -420},
    {"cet", 60},
}};

// A run of digits or of letters; digits know what stands around them.
struct Token {
  std::string_view text;
  char before = ' ';
  char after = ' ';
  bool digits = false;
  int number = 0;
};

std::vector<Token> Cut(std::string_view lower) {
  constexpr size_t kMost = 24;
  std::vector<Token> tokens;
  size_t i = 0;
  while (i < lower.size() && tokens.size() < kMost) {
    const bool digit = IsDigit(lower[i]);
    if (!digit && !IsLetter(lower[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < lower.size() &&
           (digit ? IsDigit(lower[end]) : IsLetter(lower[end]))) {
      ++end;
    }
    Token token;
    token.text = lower.substr(i, end - i);
    token.digits = digit;
    if (i > 0) token.before = lower[i - 1];
    if (end < lower.size()) token.after = lower[end];
    const auto read = std::from_chars(
        token.text.data(), token.text.data() + token.text.size(), token.number);
    if (digit && read.ec != std::errc()) token.number = -1;
    tokens.push_back(token);
    i = end;
  }
  return tokens;
}

int MonthOf(const Token& token) {
  if (token.digits || token.text.size() < 3) return 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (token.text.starts_with(kMonths[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

struct Parts {
  int year = -1;
  int month = 0;
  int day = 0;
  int hour = -1;
  int minute = 0;
  int second = 0;
  bool afternoon = false;
  bool morning = false;
  // Minutes east of Greenwich.
  std::optional<int> offset;
};

int FullYear(const Token& token) {
  if (token.text.size() == 4) return token.number;
  if (token.text.size() != 2) return -1;
  return token.number < 70 ? 2000 + token.number : 1900 + token.number;
}

// 20231113 and the like.
bool TakeCompact(const Token& token, Parts* parts) {
  if (token.text.size() != 8) return false;
  parts->year = token.number / 10000;
  parts->month = token.number / 100 % 100;
  parts->day = token.number % 100;
  return true;
}

// The date that begins the tokens; how many it takes, 0 if there is none.
size_t TakeDate(const std::vector<Token>& tokens, Parts* parts) {
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    const int month = MonthOf(tokens[i]);
    if (month == 0) continue;
    parts->month = month;
    const bool day_first = i > 0 && tokens[i - 1].digits;
    if (day_first) {
      parts->day = tokens[i - 1].number;
      parts->year = FullYear(tokens[i + 1]);
      return i + 2;
    }
    // Nov 13, 2023
    if (i + 2 >= tokens.size()) return 0;
    parts->day = tokens[i + 1].number;
    parts->year = FullYear(tokens[i + 2]);
    return i + 3;
  }
  size_t i = 0;
  while (i < tokens.size() && !tokens[i].digits) ++i;
  if (i == tokens.size()) return 0;
  if (TakeCompact(tokens[i], parts)) return i + 1;
  if (tokens[i].text.size() != 4) return 0;
  parts->year = tokens[i].number;
  const auto is_part = [&tokens](size_t at) {
    return at < tokens.size() && tokens[at].digits &&
           tokens[at].text.size() <= 2 && tokens[at].after != ':';
  };
  if (!is_part(++i)) return i;
  parts->month = tokens[i].number;
  if (!is_part(++i)) return i;
  parts->day = tokens[i].number;
  return i + 1;
}

// The offset in "+0900" or "+09:00" at `at`.
std::optional<int> OffsetAt(const std::vector<Token>& tokens, size_t at) {
  const Token& token = tokens[at];
  const int sign = token.before == '-' ? -1 : 1;
  int minutes = 0;
  if (token.text.size() == 4) {
    minutes = token.number / 100 * 60 + token.number % 100;
  } else if (token.text.size() == 2) {
    minutes = token.number * 60;
    if (token.after == ':' && at + 1 < tokens.size()) {
      minutes += tokens[at + 1].number;
    }
  } else {
    return std::nullopt;
  }
  if (minutes > 14 * 60) return std::nullopt;
  return sign * minutes;
}

void TakeZone(const std::vector<Token>& tokens, size_t at, Parts* parts) {
  for (; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    if (token.digits) {
      if (token.before == '+' || token.before == '-') {
        parts->offset = OffsetAt(tokens, at);
        return;
      }
      continue;
    }
    for (const auto& [name, minutes] : kZones) {
      if (token.text == name) parts->offset = minutes;
    }
  }
}

void TakeTime(const std::vector<Token>& tokens, size_t at, Parts* parts) {
  for (size_t i = at; i + 1 < tokens.size(); ++i) {
    const Token& hour = tokens[i];
    if (!hour.digits || hour.after != ':' || hour.text.size() > 2) continue;
    parts->hour = hour.number;
    parts->minute = tokens[i + 1].number;
    size_t end = i + 2;
    if (tokens[i + 1].after == ':' && end < tokens.size() &&
        tokens[end].digits) {
      parts->second = tokens[end++].number;
      // A fraction of a second.
      if (tokens[end - 1].after == '.' && end < tokens.size()) ++end;
    }
    TakeZone(tokens, end, parts);
    return;
  }
}

// Korean as the rest is written: units become separators.
std::string Narrow(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8>
      kKorean = {{{"년", "-"},
                  {"월", "-"},
                  {"일", " "},
                  {"시", ":"},
                  {"분", ":"},
                  {"초", " "},
                  {"오전", " am "},
                  {"오후", " pm "}}};
  std::string narrow;
  for (size_t i = 0; i < text.size();) {
    bool replaced = false;
    for (const auto& [korean, latin] : kKorean) {
      if (!text.substr(i).starts_with(korean)) continue;
      narrow += latin;
      i += korean.size();
      replaced = true;
      break;
    }
    if (!replaced) narrow += text[i++];
  }
  return narrow;
}

std::optional<FeedDate> Finish(Parts parts, const absl::TimeZone& zone) {
  if (parts.year < 1990 || parts.year > 9999) return std::nullopt;
  if (parts.month == 0) {
    const absl::CivilSecond first(parts.year, 1, 1);
    return FeedDate{absl::StrFormat("%04d", parts.year),
                    absl::FromCivil(first, zone)};
  }
  const bool has_day = parts.day != 0;
  const absl::CivilDay day(parts.year, parts.month, has_day ? parts.day : 1);
  // Abseil carries 30 February over; a date that does not exist is none.
  if (day.month() != parts.month || (has_day && day.day() != parts.day)) {
    return std::nullopt;
  }
  if (!has_day || parts.hour < 0) {
    std::string text = absl::StrFormat("%04d-%02d", parts.year, parts.month);
    if (has_day) text += absl::StrFormat("-%02d", parts.day);
    return FeedDate{text, absl::FromCivil(absl::CivilSecond(day), zone)};
  }
  if (parts.afternoon && parts.hour < 12) parts.hour += 12;
  if (parts.morning && parts.hour == 12) parts.hour = 0;
  if (parts.hour > 23 || parts.minute > 59 || parts.minute < 0 ||
      parts.second > 60 || parts.second < 0) {
    return std::nullopt;
  }
  const absl::CivilSecond civil(day.year(), day.month(), day.day(), parts.hour,
                                parts.minute, std::min(parts.second, 59));
  const absl::TimeZone in =
      parts.offset ? absl::FixedTimeZone(*parts.offset * 60) : zone;
  const absl::Time instant = absl::FromCivil(civil, in);
  return FeedDate{absl::FormatTime("%Y-%m-%d%ET%H:%M:%S%Ez", instant, in),
                  instant};
}

}  // namespace

std::optional<FeedDate> ParseFeedDate(std::string_view text,
                                      const absl::TimeZone& zone) {
  constexpr size_t kLongest = 120;
  const std::string lower =
      Narrow(LowerAscii(NarrowText(OneLine(text.substr(0, kLongest)))));
  // "2023-11-13t15:42:10z": the letter between stands for a space.
  std::vector<Token> tokens = Cut(lower);
  Parts parts;
  const size_t end = TakeDate(tokens, &parts);
  if (end == 0) return std::nullopt;
  for (const Token& token : tokens) {
    parts.afternoon = parts.afternoon || token.text == "pm";
    parts.morning = parts.morning || token.text == "am";
  }
  TakeTime(tokens, end, &parts);
  if (parts.hour < 0 && end < tokens.size() && tokens[end].text == "t" &&
      end + 1 < tokens.size() && tokens[end + 1].text.size() == 6) {
    // 20231113T154210Z
    const int number = tokens[end + 1].number;
    parts.hour = number / 10000;
    parts.minute = number / 100 % 100;
    parts.second = number % 100;
    TakeZone(tokens, end + 2, &parts);
  }
  return Finish(parts, zone);
}

}  // namespace defnews

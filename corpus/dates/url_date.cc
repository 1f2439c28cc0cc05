// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/url_date.h"

#include "absl/strings/str_format.h"
#include "common/dates/calendar_words.h"

namespace defnews {
namespace {

constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

bool IsMark(char c) { return c == '/' || c == '-' || c == '_' || c == '.'; }

// A month as a number or as three letters: /2023/nov/09/.
int TakeMonth(std::string_view url, size_t* at) {
  const size_t begin = *at;
  const DigitRun run = TakeDigits(url, at);
  if (run.count == 1 || run.count == 2) return run.value;
  *at = begin;
  constexpr size_t kLetters = 3;
  std::string name(url.substr(std::min(begin, url.size()), kLetters));
  if (name.size() < kLetters || !IsAsciiLetter(name[0])) return 0;
  if (name[0] >= 'a') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  size_t end = 0;
  const int month = TakeMonthName(name, &end);
  if (month != 0) *at += end;
  return month;
}

std::string Whole(int year, int month, int day) {
  if (year < kFirstYear || year > kLastYear) return "";
  if (!IsRealDay(year, month, day)) return "";
  return absl::StrFormat("%04d-%02d-%02d", year, month, day);
}

// /2023/11/09, 2023-11-09; with a mark alone between folders also 2023-11.
std::string YearFirst(std::string_view url, size_t begin, size_t at, int year,
                      std::string* month_only) {
  if (at >= url.size() || !IsMark(url[at])) return "";
  const char mark = url[at];
  size_t next = at + 1;
  const int month = TakeMonth(url, &next);
  if (month < 1 || month > 12) return "";
  const bool ends = next >= url.size() || !IsAsciiDigit(url[next]);
  if (ends && next < url.size() && IsMark(url[next])) {
    const bool folder = mark == '/' && url[next] == '/' && begin > 0 &&
                        url[begin - 1] == '/' && year >= kFirstYear &&
                        year <= kLastYear;
    ++next;
    const DigitRun day = TakeDigits(url, &next);
    const bool short_day = day.count == 1 || day.count == 2;
    const bool closed = next >= url.size() || !IsAsciiLetter(url[next]);
    if (short_day && closed) {
      if (std::string date = Whole(year, month, day.value); !date.empty()) {
        return date;
      }
    }
    if (folder && month_only->empty()) {
      *month_only = absl::StrFormat("%04d-%02d", year, month);
    }
  }
  return "";
}

// 29-10-2021: day and month told apart by the day alone.
std::string DayFirst(std::string_view url, size_t at, int day) {
  constexpr int kMonths = 12;
  if (day <= kMonths || at >= url.size() || !IsMark(url[at])) return "";
  const char mark = url[at];
  size_t next = at + 1;
  const DigitRun month = TakeDigits(url, &next);
  if (month.count != 2 || next >= url.size() || url[next] != mark) return "";
  ++next;
  const DigitRun year = TakeDigits(url, &next);
  return year.count == 4 ? Whole(year.value, month.value, day) : "";
}

// 20231109 and what may follow it in an identifier.
std::string Compact(const std::string_view digits) {
  constexpr size_t kDay = 8;
  if (digits.size() < kDay) return "";
  int value = 0;
  for (const char c : digits.substr(0, kDay)) value = value * 10 + (c - '0');
  return Whole(value / 10000, value / 100 % 100, value % 100);
}

}  // namespace

std::string DateInUrl(std::string_view url) {
  // An archive's address holds that of the page, and a date of its own.
  const size_t scheme = url.rfind("://");
  size_t at = scheme == std::string_view::npos ? 0 : scheme + 3;
  at = url.find('/', at);
  std::string month_only;
  while (at < url.size()) {
    if (!IsAsciiDigit(url[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    const DigitRun run = TakeDigits(url, &at);
    std::string date;
    if (run.count == 2) {
      date = DayFirst(url, at, run.value);
    } else if (run.count == 4) {
      date = YearFirst(url, begin, at, run.value, &month_only);
    } else if (run.count >= 8) {
      date = Compact(url.substr(begin, at - begin));
    }
    if (!date.empty()) return date;
  }
  return month_only;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/calendar_words.h"

#include <algorithm>
#include <array>

namespace defnews {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday",  "wednesday", "thursday",
    "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 7> kKoreanWeekdays = {
    "월", "화", "수", "목", "금", "토", "일"};

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }

// The letters at `at`, no more than the longest name and one.
std::string_view LettersAt(std::string_view text, size_t at) {
  constexpr size_t kMost = 10;
  size_t end = at;
  while (end < text.size() && end - at < kMost && IsAsciiLetter(text[end])) {
    ++end;
  }
  return text.substr(at, end - at);
}

bool IsStartOf(std::string_view word, std::string_view name, size_t size) {
  return word.size() == size && SameWord(word, name.substr(0, size));
}

// `full-width` digit zero to nine at `at`: EF BC 90 .. EF BC 99.
int WideDigit(std::string_view text, size_t at) {
  if (at + 2 >= text.size() || text[at] != '\xEF' || text[at + 1] != '\xBC') {
    return -1;
  }
  const int digit = static_cast<unsigned char>(text[at + 2]) - 0x90;
  return digit >= 0 && digit <= 9 ? digit : -1;
}

}  // namespace

bool IsAsciiLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

bool SameWord(std::string_view a, std::string_view lower) {
  return std::equal(a.begin(), a.end(), lower.begin(), lower.end(),
                    [](char x, char y) { return Lower(x) == y; });
}

DigitRun TakeDigits(std::string_view text, size_t* at) {
  constexpr size_t kMost = 9;
  DigitRun run;
  while (*at < text.size()) {
    int digit = WideDigit(text, *at);
    const size_t size = digit < 0 ? 1 : 3;
    if (digit < 0) {
      if (!IsAsciiDigit(text[*at])) break;
      digit = text[*at] - '0';
    }
    if (run.count < kMost) run.value = run.value * 10 + digit;
    ++run.count;
    *at += size;
  }
  return run;
}

bool TakeLiteral(std::string_view text, size_t* at, std::string_view wanted) {
  if (*at > text.size() || !text.substr(*at).starts_with(wanted)) return false;
  *at += wanted.size();
  return true;
}

void SkipBlanks(std::string_view text, size_t* at) {
  for (int i = 0; i < 3; ++i) {
    if (!TakeLiteral(text, at, " ") && !TakeLiteral(text, at, "\xC2\xA0")) {
      return;
    }
  }
}

int TakeMonthName(std::string_view text, size_t* at) {
  const std::string_view word = LettersAt(text, *at);
  if (word.size() < 3 || !IsCapital(word[0])) return 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    const std::string_view name = kMonths[i];
    if (Lower(word[0]) != name[0] || Lower(word[2]) != name[2]) continue;
    const bool whole = SameWord(word, name);
    const bool sept = i == 8 && IsStartOf(word, name, 4);
    if (!whole && !sept && !IsStartOf(word, name, 3)) continue;
    *at += word.size();
    // `March. 24` is seen too; a full stop that ends a sentence stays.
    const bool numbered = *at + 2 < text.size() && text[*at + 1] == ' ' &&
                          IsAsciiDigit(text[*at + 2]);
    if (word.size() < name.size() || numbered) TakeLiteral(text, at, ".");
    return static_cast<int>(i) + 1;
  }
  return 0;
}

int TakeWeekdayName(std::string_view text, size_t* at, bool abbreviated) {
  const std::string_view word = LettersAt(text, *at);
  if (word.size() < 3 || !IsCapital(word[0])) return -1;
  for (size_t i = 0; i < kWeekdays.size(); ++i) {
    const std::string_view name = kWeekdays[i];
    if (Lower(word[0]) != name[0] || Lower(word[1]) != name[1]) continue;
    const bool whole = SameWord(word, name);
    const bool part = abbreviated && word.size() <= 5 &&
                      SameWord(word, name.substr(0, word.size()));
    if (!whole && !part) continue;
    *at += word.size();
    if (!whole) TakeLiteral(text, at, ".");
    return static_cast<int>(i);
  }
  return -1;
}

int TakeWeekdayMark(std::string_view text, size_t* at) {
  size_t next = *at;
  SkipBlanks(text, &next);
  const bool bracket = TakeLiteral(text, &next, "(");
  int weekday = -1;
  for (size_t i = 0; i < kKoreanWeekdays.size() && weekday < 0; ++i) {
    if (!TakeLiteral(text, &next, kKoreanWeekdays[i])) continue;
    const bool whole = TakeLiteral(text, &next, "요일");
    if (!whole && !bracket) return -1;
    weekday = static_cast<int>(i);
  }
  if (weekday < 0) weekday = TakeWeekdayName(text, &next, bracket);
  if (weekday < 0 || (bracket && !TakeLiteral(text, &next, ")"))) return -1;
  *at = next;
  return weekday;
}

std::string_view WordBefore(std::string_view text, size_t* end) {
  constexpr size_t kMost = 16;
  size_t at = *end;
  while (at > 0 && *end - at < 4 &&
         (text[at - 1] == ' ' || text[at - 1] == ',')) {
    --at;
  }
  const size_t word_end = at;
  while (at > 0 && word_end - at < kMost &&
         (IsAsciiLetter(text[at - 1]) || text[at - 1] == '\'')) {
    --at;
  }
  if (at == word_end) return {};
  *end = at;
  return text.substr(at, word_end - at);
}

std::string_view WordAfter(std::string_view text, size_t at) {
  SkipBlanks(text, &at);
  constexpr size_t kMost = 16;
  size_t end = at;
  while (end < text.size() && end - at < kMost && IsAsciiLetter(text[end])) {
    ++end;
  }
  return at < text.size() ? text.substr(at, end - at) : std::string_view();
}

bool IsRealDay(int year, int month, int day) {
  constexpr std::array<int, 13> kDays = {0,  31, 29, 31, 30, 31, 30,
                                         31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  if (day > kDays[static_cast<size_t>(month)]) return false;
  if (month != 2 || day != 29 || year == 0) return true;
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The names of months and weekdays, and small steps through a text that has
// dates in it. Everything here looks at a bounded number of bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace defnews {

// A number as it stands in a text. `count` is 0 if there is none; a number of
// more than nine digits has the value of its first nine.
struct DigitRun {
  int value = 0;
  size_t count = 0;
};

// Takes a run of digits, ASCII or full width, at `*at`.
DigitRun TakeDigits(std::string_view text, size_t* at);

// Takes `wanted` at `*at`.
bool TakeLiteral(std::string_view text, size_t* at, std::string_view wanted);

// Skips up to three spaces (U+0020, U+00A0), never a line feed.
void SkipBlanks(std::string_view text, size_t* at);

// Takes an English month name or its abbreviation with or without a full stop
// (`November`, `NOV`, `Sept.`), capitalised, at `*at`; 0 if there is none.
int TakeMonthName(std::string_view text, size_t* at);

// Takes an English weekday, whole (`Monday`) or, if `abbreviated`, in short
// form (`Mon`, `Thurs.`); 0 for Monday to 6 for Sunday, -1 if there is none.
int TakeWeekdayName(std::string_view text, size_t* at, bool abbreviated);

// Takes `(목)`, `(목요일)`, `(THU)` or `목요일` at `*at`; -1 if there is none.
int TakeWeekdayMark(std::string_view text, size_t* at);

// The word of ASCII letters and apostrophes that ends at `*end`, after blanks
// and commas are passed over; `*end` moves to its beginning. Empty if
// something else stands there.
std::string_view WordBefore(std::string_view text, size_t* end);

// The word of ASCII letters at `at`, after blanks; empty if none.
std::string_view WordAfter(std::string_view text, size_t at);

// ASCII case apart.
bool SameWord(std::string_view a, std::string_view lower);

bool IsAsciiLetter(char c);
bool IsAsciiDigit(char c);

// Whether there is such a day. Without a year (0) 29 February counts.
bool IsRealDay(int year, int month, int day);

}  // namespace defnews

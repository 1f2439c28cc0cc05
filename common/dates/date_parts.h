// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers a date is made of, read one after another. A function that
// takes a part returns where it ends.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/dates/calendar_words.h"
#include "common/dates/date_expression.h"

namespace defnews {

inline constexpr int kFirstDateYear = 1900;
inline constexpr int kLastDateYear = 2100;

// What a number may be, by its digits and its value.
bool IsYear(const DigitRun& run);
bool IsShort(const DigitRun& run);  // one or two digits
bool IsMonth(const DigitRun& run);
bool IsDay(const DigitRun& run);

// Whether an ASCII letter or digit goes on at `at`.
bool SaysMore(std::string_view text, size_t at);

// `.11.9`, `-11-09`, `/11/9`, `. 11. 9.` behind a year; 0 if there is none.
size_t TakeMonthAndDay(std::string_view text, size_t at, DateExpression* date);

// `일` or `∼11일` behind the digits of a day; 0 if it is no day.
size_t KoreanDayEnd(std::string_view text, size_t at, DateExpression* date);

// The year of `Juche 112 (2023)`, the one in the brackets; 0 if there is none.
int TakeJucheYear(std::string_view text, size_t* at);

// A year behind `Nov. 9` or `9 Nov`, perhaps after a comma; `at` if none.
size_t TakeYearAfter(std::string_view text, size_t at, DateExpression* date);

// `9.11.2023`, `9/11/2023`, `23.11.09`; without a year if it is none of them.
DateExpression DateOfThree(char mark, const DigitRun& first,
                           const DigitRun& second, const DigitRun& third);

}  // namespace defnews

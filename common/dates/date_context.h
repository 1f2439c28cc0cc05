// SPDX-License-Identifier: GPL-3.0-or-later
// What the words around a number say about whether it is a date and of which
// kind. Each looks at a bounded number of bytes.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/dates/date_expression.h"

namespace defnews {

// `(local time)`, `현지시간` behind a date that ends at `at`.
bool SaysLocalTime(std::string_view text, size_t at);

// last, next, 지난, 오는, 지난달, 오늘( ... before the date; of last year
// behind it.
DateExpression::Relation RelationOf(std::string_view text,
                                    const DateExpression& date);

// Whether the number from `begin` to `end`, 1900 to 2100, is a year rather
// than a count: `in 2013`, `since 1968`.
bool IsYearOnly(std::string_view text, size_t begin, size_t end);

// Whether `일` that ends at `at` counts days: 3일간, 10일 만에, 100일째.
bool IsDayCount(std::string_view text, size_t at);

// Takes `-`, `~` and their relatives.
bool TakeRangeMark(std::string_view text, size_t* at);

// Takes st, nd, rd or th behind `day`; `*malformed` if it is the wrong one.
bool TakeOrdinal(std::string_view text, size_t* at, int day, bool* malformed);

// Whether the number is `today (9)` or `오늘(9...`.
bool IsBracketedDay(std::string_view text, size_t begin, size_t end);

// `last month's 9th`, `9th of last month` (`*end` moves behind that), `today
// (the 9th)`.
DateExpression::Relation OrdinalRelation(std::string_view text, size_t begin,
                                         size_t* end);

// Whether what stands between two days only joins them: ` and `, `, the `.
bool IsListGap(std::string_view gap);

// Whether an ordinal is a day of the month and no other thing: `on the 9th
// that` but not `on the 9th floor`. `listed`: it follows another such day.
bool StandsAsDay(std::string_view text, size_t begin, size_t end, bool listed);

// `in April`, `last April`, `April this year` (`*end` moves behind that);
// kNone if the month's name is perhaps none.
DateExpression::Relation MonthRelation(std::string_view text, size_t begin,
                                       size_t* end);

// Whether the number behind a month is none of a day: `May 5,000`, `May 5:30`.
bool TakesUnit(std::string_view text, size_t at);

// Whether a day before `at` is part of a name: `September 19 Inter-Korean
// Military Agreement`.
bool NamesThing(std::string_view text, size_t at);

}  // namespace defnews

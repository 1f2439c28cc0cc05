// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as a text writes them, whole or in part, English and Korean, before
// anybody asks which day is meant.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace defnews {

struct DateExpression {
  // What the words around a date say about it.
  enum class Relation {
    kNone,
    kPast,       // last, 지난
    kFuture,     // next, coming, 오는
    kLastMonth,  // last month, 지난달
    kThisMonth,
    kNextMonth,
    kLastYear,  // of last year, 지난해, 작년
    kThisYear,
    kNextYear,
    kToday,  // today (9th), 오늘(9일)
    kYesterday,
    kTomorrow,
  };

  // How sure its reading is.
  enum class Form {
    kWords,      // month or unit spelled out: Nov. 9, 11월 9일, the 9th
    kYearFirst,  // 2023.11.9, 2023-11-09, 2023/11/09
    kDayDots,    // 9.11.2023
    kSlashes,    // 9/11/2023 or 9-11-2023: day or month first, unknown
    kShortYear,  // 23.11.09
    kCompact,    // 20231109
  };

  // Bytes of the text, half open.
  size_t begin = 0;
  size_t end = 0;
  // 0: not given. In kSlashes `month` is the first number and `day` the
  // second, in range for one of the two readings at least.
  int year = 0;
  int month = 0;
  int day = 0;
  // The last of several days (`9~11일`), 0 if there is but one.
  int last_day = 0;
  // 0 Monday to 6 Sunday, -1: not given. May stand alone.
  int weekday = -1;
  Relation relation = Relation::kNone;
  Form form = Form::kWords;
  bool local_time = false;  // (local time), 현지시간
  bool malformed = false;   // an ordinal nobody writes: 2th, 23th, 20rd
};

// The dates of `text` (UTF-8) in order, without overlaps. There are such days
// in the calendar, and years are 1900 to 2100. Linear in the text.
std::vector<DateExpression> ScanDates(std::string_view text);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/date_parts.h"

#include "common/dates/date_context.h"

namespace defnews {

bool IsYear(const DigitRun& run) {
  return run.count == 4 && run.value >= kFirstDateYear &&
         run.value <= kLastDateYear;
}

bool IsShort(const DigitRun& run) { return run.count == 1 || run.count == 2; }

bool IsMonth(const DigitRun& run) {
  return IsShort(run) && run.value >= 1 && run.value <= 12;
}

bool IsDay(const DigitRun& run) {
  return IsShort(run) && run.value >= 1 && run.value <= 31;
}

size_t TakeMonthAndDay(std::string_view text, size_t at, DateExpression* date) {
  if (at >= text.size()) return 0;
  const char mark = text[at];
  if (mark != '.' && mark != '-' && mark != '/') return 0;
  DigitRun part[2];
  for (DigitRun& run : part) {
    if (at >= text.size() || text[at] != mark) return 0;
    ++at;
    if (mark == '.') SkipBlanks(text, &at);
    run = TakeDigits(text, &at);
  }
  if (!IsMonth(part[0]) || !IsDay(part[1])) return 0;
  date->month = part[0].value;
  date->day = part[1].value;
  if (mark == '.') TakeLiteral(text, &at, ".");
  return at;
}

size_t KoreanDayEnd(std::string_view text, size_t at, DateExpression* date) {
  size_t next = at;
  if (TakeLiteral(text, &next, "일")) {
    return IsDayCount(text, next) ? 0 : next;
  }
  SkipBlanks(text, &next);
  if (!TakeRangeMark(text, &next)) return 0;
  SkipBlanks(text, &next);
  const DigitRun last = TakeDigits(text, &next);
  if (!IsDay(last) || last.value <= date->day) return 0;
  if (!TakeLiteral(text, &next, "일") || IsDayCount(text, next)) return 0;
  date->last_day = last.value;
  return next;
}

int TakeJucheYear(std::string_view text, size_t* at) {
  size_t next = *at;
  if (!TakeLiteral(text, &next, "Juche ")) return 0;
  const DigitRun juche = TakeDigits(text, &next);
  SkipBlanks(text, &next);
  if (juche.count == 0 || !TakeLiteral(text, &next, "(")) return 0;
  const DigitRun year = TakeDigits(text, &next);
  if (!IsYear(year) || !TakeLiteral(text, &next, ")")) return 0;
  *at = next;
  return year.value;
}

size_t TakeYearAfter(std::string_view text, size_t at, DateExpression* date) {
  size_t next = at;
  TakeLiteral(text, &next, ",");
  if (!TakeLiteral(text, &next, "-")) SkipBlanks(text, &next);
  if (next == at) return at;
  if (const int year = TakeJucheYear(text, &next)) {
    date->year = year;
    return next;
  }
  const DigitRun year = TakeDigits(text, &next);
  if (!IsYear(year) || SaysMore(text, next)) return at;
  date->year = year.value;
  return next;
}

bool SaysMore(std::string_view text, size_t at) {
  return at < text.size() &&
         (IsAsciiLetter(text[at]) || IsAsciiDigit(text[at]));
}

DateExpression DateOfThree(char mark, const DigitRun& first,
                           const DigitRun& second, const DigitRun& third) {
  using Form = DateExpression::Form;
  DateExpression date;
  if (IsYear(third)) {
    const bool day_first = IsDay(first) && IsMonth(second);
    const bool month_first = IsMonth(first) && IsDay(second);
    if (mark == '.' && day_first) {
      date = {.year = third.value,
              .month = second.value,
              .day = first.value,
              .form = Form::kDayDots};
    } else if (mark != '.' && (day_first || month_first)) {
      date = {.year = third.value,
              .month = first.value,
              .day = second.value,
              .form = Form::kSlashes};
    }
  } else if (first.count == 2 && IsMonth(second) && IsDay(third)) {
    date = {.year = 2000 + first.value,
            .month = second.value,
            .day = third.value,
            .form = Form::kShortYear};
  }
  return date;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "common/dates/calendar_words.h"
#include "common/dates/date_context.h"
#include "common/dates/date_expression.h"
#include "common/dates/date_parts.h"
#include "common/dates/date_trigger.h"

namespace defnews {
namespace {

using Form = DateExpression::Form;
using Relation = DateExpression::Relation;

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : text_(text) {}

  std::vector<DateExpression> Scan() {
    size_t at = NextDateTrigger(text_, 0);
    for (; at < text_.size(); at = NextDateTrigger(text_, at)) {
      switch (DateTriggerAt(text_, at)) {
        case DateTrigger::kNone:
          ++at;
          break;
        case DateTrigger::kDigit:
          at = AtNumber(at);
          break;
        case DateTrigger::kCapital:
          at = AtCapital(at);
          break;
        case DateTrigger::kHangul:
          at = AtSyllable(at);
          break;
      }
    }
    return std::move(found_);
  }

 private:
  // Takes what is found from `begin` to `end`; where to go on.
  size_t Found(DateExpression date, size_t begin, size_t end) {
    date.begin = begin;
    date.end = end;
    const int month = date.month == 0 ? 1 : date.month;
    if (date.day != 0 && date.form != Form::kSlashes &&
        !IsRealDay(date.year, month, date.day)) {
      return end;
    }
    if (date.weekday < 0) date.weekday = TakeWeekdayMark(text_, &date.end);
    date.local_time = SaysLocalTime(text_, date.end);
    if (date.relation == Relation::kNone) {
      date.relation = RelationOf(text_, date);
    }
    found_.push_back(date);
    return date.end;
  }

  // Whether a number at `at` is the tail of something longer.
  bool IsTail(size_t at) const {
    if (at == 0) return false;
    const char before = text_[at - 1];
    if (IsAsciiLetter(before) || IsAsciiDigit(before)) return true;
    if (before == '$' || before == '#') return true;
    if (at < 2) return false;
    const char other = text_[at - 2];
    if (before == '.' || before == ',') return IsAsciiDigit(other);
    if (before == '-' || before == '/' || before == ':') {
      return IsAsciiDigit(other) || IsAsciiLetter(other);
    }
    return false;
  }

  size_t AtNumber(size_t begin) {
    size_t at = begin;
    const DigitRun run = TakeDigits(text_, &at);
    if (run.count == 0) return begin + 1;
    if (IsTail(begin)) return at;
    if (IsYear(run)) return AtYear(begin, at, run.value);
    if (run.count == 8) return AtCompact(begin, at, run.value);
    if (!IsShort(run)) return at;
    size_t next = at;
    if (TakeLiteral(text_, &next, "년") && AfterApostrophe(begin)) {
      const int year = run.value + (run.value < 70 ? 2000 : 1900);
      return AtKoreanYear(begin, next, year);
    }
    if (IsMonth(run) && TakeLiteral(text_, &next, "월")) {
      return AtKoreanMonth(begin, next, {.month = run.value});
    }
    if (IsDay(run)) {
      if (const size_t end = KoreanDay(begin, at, run.value)) return end;
      if (const size_t end = EnglishDay(begin, at, run.value)) return end;
    }
    return Numeric(begin, at, run);
  }

  bool AfterApostrophe(size_t at) const {
    const std::string_view before = text_.substr(0, at);
    return before.ends_with('\'') || before.ends_with("\xE2\x80\x98") ||
           before.ends_with("\xE2\x80\x99");
  }

  size_t AtYear(size_t begin, size_t at, int year) {
    size_t next = at;
    SkipBlanks(text_, &next);
    if (TakeLiteral(text_, &next, "년")) {
      return AtKoreanYear(begin, next, year);
    }
    DateExpression date{.year = year, .form = Form::kYearFirst};
    if (const size_t end = TakeMonthAndDay(text_, at, &date)) {
      return Found(date, begin, end);
    }
    if (IsYearOnly(text_, begin, at)) {
      return Found({.year = year}, begin, at);
    }
    return at;
  }

  size_t AtKoreanYear(size_t begin, size_t at, int year) {
    size_t next = at;
    SkipBlanks(text_, &next);
    const DigitRun month = TakeDigits(text_, &next);
    if (IsMonth(month) && TakeLiteral(text_, &next, "월")) {
      return AtKoreanMonth(begin, next, {.year = year, .month = month.value});
    }
    return Found({.year = year}, begin, at);
  }

  // After `11월`.
  size_t AtKoreanMonth(size_t begin, size_t at, DateExpression date) {
    size_t next = at;
    SkipBlanks(text_, &next);
    const DigitRun day = TakeDigits(text_, &next);
    if (IsDay(day)) {
      date.day = day.value;
      const size_t end = KoreanDayEnd(text_, next, &date);
      if (end != 0) return Found(date, begin, end);
      date.day = 0;
    }
    date.last_day = 0;
    if (date.year == 0) date.relation = RelationOf(text_, {.begin = begin});
    const bool placed = date.year != 0 || date.relation != Relation::kNone;
    // A bare `3월` is as often a season or a name.
    return placed ? Found(date, begin, at) : at;
  }

  size_t KoreanDay(size_t begin, size_t at, int day) {
    DateExpression date{.day = day};
    const size_t end = KoreanDayEnd(text_, at, &date);
    return end == 0 ? 0 : Found(date, begin, end);
  }

  // `9th`, `9 November 2023`, `9th of November, 2023`; where to go on, or 0.
  size_t EnglishDay(size_t begin, size_t at, int day) {
    DateExpression date{.day = day};
    size_t next = at;
    const bool ordinal = TakeOrdinal(text_, &next, day, &date.malformed);
    const size_t after_number = next;
    if (!TakeLiteral(text_, &next, "-")) SkipBlanks(text_, &next);
    if (ordinal && TakeLiteral(text_, &next, "of ")) SkipBlanks(text_, &next);
    date.month = TakeMonthName(text_, &next);
    if (date.month != 0 && next > after_number) {
      const size_t end = TakeYearAfter(text_, next, &date);
      return Found(date, begin, end);
    }
    date.month = 0;
    if (ordinal) return OrdinalDay(begin, after_number, date);
    if (IsBracketedDay(text_, begin, at)) {
      date.relation = RelationOf(text_, {.begin = begin});
      return Found(date, begin, at);
    }
    return 0;
  }

  size_t OrdinalDay(size_t begin, size_t end, DateExpression date) {
    date.relation = OrdinalRelation(text_, begin, &end);
    const bool follows =
        !found_.empty() &&
        IsListGap(text_.substr(found_.back().end, begin - found_.back().end));
    // A misspelt one is told of whatever it counts.
    const bool placed = date.malformed || date.relation != Relation::kNone ||
                        StandsAsDay(text_, begin, end, follows);
    return placed ? Found(date, begin, end) : end;
  }

  // `9.11.2023`, `9/11/2023`, `23.11.09`, `(11.9)`; where to go on.
  size_t Numeric(size_t begin, size_t at, const DigitRun& first) {
    if (at >= text_.size()) return at;
    const char mark = text_[at];
    if (mark != '.' && mark != '/' && mark != '-') return at;
    size_t next = at + 1;
    SkipBlanks(text_, &next);
    const DigitRun second = TakeDigits(text_, &next);
    if (!IsShort(second)) return at;
    if (next >= text_.size() || text_[next] != mark) {
      return BracketedMonth(begin, next, first, second);
    }
    ++next;
    SkipBlanks(text_, &next);
    const DigitRun third = TakeDigits(text_, &next);
    if (SaysMore(text_, next)) return next;
    const DateExpression date = DateOfThree(mark, first, second, third);
    return date.year != 0 ? Found(date, begin, next) : next;
  }

  // `(1.7)` behind today, 오늘 and the like.
  size_t BracketedMonth(size_t begin, size_t end, const DigitRun& month,
                        const DigitRun& day) {
    if (!IsMonth(month) || !IsDay(day)) return end;
    if (!IsBracketedDay(text_, begin, end)) return end;
    return Found({.month = month.value, .day = day.value}, begin, end);
  }

  size_t AtCompact(size_t begin, size_t at, int value) {
    const DateExpression date{.year = value / 10000,
                              .month = value / 100 % 100,
                              .day = value % 100,
                              .form = Form::kCompact};
    if (SaysMore(text_, at) || date.year < kFirstDateYear ||
        date.year > kLastDateYear ||
        !IsRealDay(date.year, date.month, date.day)) {
      return at;
    }
    return Found(date, begin, at);
  }

  size_t AtCapital(size_t begin) {
    if (begin > 0 &&
        (IsAsciiLetter(text_[begin - 1]) || IsAsciiDigit(text_[begin - 1]))) {
      return begin + 1;
    }
    size_t at = begin;
    if (const int month = TakeMonthName(text_, &at)) {
      return AtMonthName(begin, at, month);
    }
    if (const int year = TakeJucheYear(text_, &at)) {
      return Found({.year = year}, begin, at);
    }
    const int weekday = TakeWeekdayName(text_, &at, /*abbreviated=*/true);
    return weekday < 0 ? begin + 1 : AtWeekday(begin, at, weekday);
  }

  size_t AtMonthName(size_t begin, size_t at, int month) {
    if (SaysMore(text_, at)) return at;
    DateExpression date{.month = month};
    size_t next = at;
    SkipBlanks(text_, &next);
    const size_t number = next;
    const DigitRun run = TakeDigits(text_, &next);
    if (IsDay(run)) return AtMonthDay(begin, next, run.value, date);
    if (const size_t end = TakeYearAfter(text_, at, &date); date.year != 0) {
      return Found(date, begin, end);
    }
    if (run.count == 0 && number != next) return at;
    size_t end = at;
    date.relation = MonthRelation(text_, begin, &end);
    return date.relation == Relation::kNone ? at : Found(date, begin, end);
  }

  // After `Nov. 9`.
  size_t AtMonthDay(size_t begin, size_t at, int day, DateExpression date) {
    date.day = day;
    TakeOrdinal(text_, &at, day, &date.malformed);
    if (SaysMore(text_, at) || TakesUnit(text_, at)) return at;
    size_t next = at;
    if (TakeRangeMark(text_, &next)) {
      const DigitRun last = TakeDigits(text_, &next);
      if (IsDay(last) && last.value > day && !SaysMore(text_, next)) {
        date.last_day = last.value;
        at = next;
      }
    }
    const size_t end = TakeYearAfter(text_, at, &date);
    if (date.year == 0 && NamesThing(text_, end)) return end;
    return Found(date, begin, end);
  }

  // `Monday`, or the weekday of the date that follows: `Monday, Nov. 13`.
  size_t AtWeekday(size_t begin, size_t at, int weekday) {
    const bool whole = at - begin >= 6 && text_[at - 1] != '.';
    if (SaysMore(text_, at)) return at;
    size_t next = at;
    TakeLiteral(text_, &next, ",");
    SkipBlanks(text_, &next);
    TakeLiteral(text_, &next, "the ");
    TakeLiteral(text_, &next, "on ");
    const size_t count = found_.size();
    if (next > at && next < text_.size()) {
      const size_t end =
          IsAsciiDigit(text_[next]) ? AtNumber(next) : AtMonthAfterDay(next);
      if (found_.size() > count) {
        found_.back().begin = begin;
        found_.back().weekday = weekday;
        return end;
      }
    }
    return whole ? Found({.weekday = weekday}, begin, at) : at;
  }

  size_t AtMonthAfterDay(size_t begin) {
    size_t at = begin;
    const int month = TakeMonthName(text_, &at);
    return month == 0 ? begin : AtMonthName(begin, at, month);
  }

  // `월요일`, of which 요 is the first trigger that is no other syllable's.
  size_t AtSyllable(size_t at) {
    constexpr size_t kSyllable = 3;
    if (!text_.substr(at).starts_with("요일") || at < kSyllable) return at + 1;
    size_t begin = at - kSyllable;
    const size_t start = begin;
    const int weekday = TakeWeekdayMark(text_, &begin);
    if (weekday < 0) return at + 1;
    if (!found_.empty() && found_.back().end > start) return at + kSyllable;
    return Found({.weekday = weekday}, start, begin);
  }

  const std::string_view text_;
  std::vector<DateExpression> found_;
};

}  // namespace

std::vector<DateExpression> ScanDates(std::string_view text) {
  return DateScanner(text).Scan();
}

}  // namespace defnews

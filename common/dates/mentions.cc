// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/mentions.h"

#include <algorithm>
#include <cstdlib>

#include "common/dates/calendar_words.h"
#include "common/dates/tense.h"

namespace defnews {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using Form = DateExpression::Form;
using Relation = DateExpression::Relation;

// How far back or ahead the month of a bare day may lie: each second month
// has all 31 days.
constexpr int kMonthsAround = 3;

std::optional<CivilDay> DayOfMonth(CivilMonth month, int day) {
  if (!IsRealDay(static_cast<int>(month.year()), month.month(), day)) {
    return std::nullopt;
  }
  return CivilDay(month.year(), month.month(), day);
}

// The latest such day up to `from`, or the earliest from it on.
std::optional<CivilDay> NearestDay(CivilDay from, int day, int direction) {
  CivilMonth month(from);
  for (int i = 0; i < kMonthsAround; ++i, month += direction) {
    const std::optional<CivilDay> found = DayOfMonth(month, day);
    const bool right =
        found && (direction < 0 ? *found <= from : *found >= from);
    if (right) return found;
  }
  return std::nullopt;
}

int WeekdayNumber(CivilDay day) {
  return static_cast<int>(absl::GetWeekday(day));  // Monday is 0
}

// The one of `years` around `from` in which month and day are nearest.
std::optional<CivilDay> NearestYear(CivilDay from, int month, int day) {
  std::optional<CivilDay> nearest;
  for (const int step : {0, -1, 1}) {
    const std::optional<CivilDay> found =
        DayOfMonth(CivilMonth(from.year() + step, month), day);
    if (!found) continue;
    if (!nearest || std::abs(*found - from) < std::abs(*nearest - from)) {
      nearest = found;
    }
  }
  return nearest;
}

MentionedPeriod WholeYear(absl::civil_year_t year) {
  return {{CivilDay(year, 1, 1), CivilDay(year, 12, 31)}, DatePrecision::kYear};
}

MentionedPeriod WholeMonth(CivilMonth month) {
  return {{CivilDay(month), CivilDay(month + 1) - 1}, DatePrecision::kMonth};
}

MentionedPeriod OneDay(CivilDay day) {
  return {{day, day}, DatePrecision::kDay};
}

int YearStep(Relation relation) {
  if (relation == Relation::kLastYear) return -1;
  return relation == Relation::kNextYear ? 1 : 0;
}

bool NamesYear(Relation relation) {
  return relation == Relation::kLastYear || relation == Relation::kThisYear ||
         relation == Relation::kNextYear;
}

// `지난 4월`, `last April`, `in April`: the latest, the next, or (where the
// words do not say) the nearest.
MentionedPeriod MonthNear(CivilDay from, const DateExpression& date,
                          const TenseCue& cue) {
  CivilMonth month(from.year() + YearStep(date.relation), date.month);
  if (NamesYear(date.relation)) return WholeMonth(month);
  const CivilMonth now(from);
  const bool sure = date.relation == Relation::kThisMonth && cue.sure;
  const bool future = cue.tense == TenseCue::Tense::kFuture;
  if (date.relation == Relation::kPast || (sure && !future)) {
    if (month > now) month -= 12;
  } else if (date.relation == Relation::kFuture || sure) {
    if (month < now) month += 12;
  } else {
    constexpr int kHalfYear = 6;
    if (month - now > kHalfYear) month -= 12;
    if (now - month > kHalfYear) month += 12;
  }
  return WholeMonth(month);
}

// Whether the words around the date are needed to place it.
bool NeedsTense(const DateExpression& date) {
  return date.year == 0 && !date.malformed &&
         (date.month == 0 || date.day == 0);
}

// `a Friday`, `every Friday`: no day in particular.
bool IsAnyWeekday(std::string_view text, const DateExpression& date) {
  size_t at = date.begin;
  const std::string_view word = WordBefore(text, &at);
  return SameWord(word, "a") || SameWord(word, "every") ||
         SameWord(word, "each");
}

std::optional<CivilDay> MonthAndDay(CivilDay from, const DateExpression& date) {
  if (NamesYear(date.relation)) {
    return DayOfMonth(
        CivilMonth(from.year() + YearStep(date.relation), date.month),
        date.day);
  }
  const std::optional<CivilDay> nearest =
      NearestYear(from, date.month, date.day);
  if (!nearest) return nearest;
  const bool wrong_side =
      (date.relation == Relation::kPast && *nearest > from) ||
      (date.relation == Relation::kFuture && *nearest < from);
  if (!wrong_side) return nearest;
  return DayOfMonth(
      CivilMonth(nearest->year() + (*nearest > from ? -1 : 1), date.month),
      date.day);
}

// Whether a text may be believed to write a date so.
bool IsPlain(const DateExpression& date) {
  return date.form == Form::kWords || date.form == Form::kYearFirst ||
         date.form == Form::kDayDots;
}

}  // namespace

MentionFinder::MentionFinder(const PublishedDate& published) {
  if (published.precision == DatePrecision::kDay ||
      published.precision == DatePrecision::kSecond) {
    published_ = published.days.first;
  }
}

std::vector<Mention> MentionFinder::Find(std::string_view text) {
  std::vector<Mention> mentions;
  const std::vector<DateExpression> dates = ScanDates(text);
  std::vector<TenseCue> cues(dates.size());
  for (size_t i = 0; published_ && i < dates.size(); ++i) {
    if (!NeedsTense(dates[i])) continue;
    cues[i] = TenseAround(text, dates[i].begin, dates[i].end);
    Learn(dates[i], cues[i]);
  }
  for (size_t i = 0; i < dates.size(); ++i) {
    const DateExpression& date = dates[i];
    const bool any = date.day == 0 && date.month == 0 && date.year == 0 &&
                     IsAnyWeekday(text, date);
    const std::optional<MentionedPeriod> period =
        any ? std::nullopt : Resolve(date, cues[i]);
    if (!period) continue;
    mentions.push_back({date.begin, date.end, *period});
    if (date.last_day == 0) continue;
    const DayRange first = period->days;
    for (int day = date.day + 1; day <= date.last_day; ++day) {
      const std::optional<CivilDay> next =
          DayOfMonth(CivilMonth(first.first), day);
      if (next) mentions.push_back({date.begin, date.end, OneDay(*next)});
    }
  }
  return mentions;
}

// Remembers what a bare day stands for where a verb leaves no doubt.
void MentionFinder::Learn(const DateExpression& date, const TenseCue& cue) {
  if (date.day == 0 || date.month != 0) return;
  if (date.relation == Relation::kNone && !cue.sure) return;
  std::optional<CivilDay>& known = known_[static_cast<size_t>(date.day)];
  if (!known) known = ResolveDay(date, cue);
}

std::optional<MentionedPeriod> MentionFinder::Resolve(
    const DateExpression& date, const TenseCue& cue) const {
  if (!IsPlain(date) || date.malformed) return std::nullopt;
  if (date.year != 0) {
    if (date.month == 0) return WholeYear(date.year);
    const CivilMonth month(date.year, date.month);
    if (date.day == 0) return WholeMonth(month);
    return OneDay(CivilDay(date.year, date.month, date.day));
  }
  if (!published_) return std::nullopt;
  std::optional<CivilDay> day;
  if (date.month != 0) {
    if (date.day == 0) return MonthNear(*published_, date, cue);
    day = MonthAndDay(*published_, date);
  } else if (date.day != 0) {
    day = ResolveDay(date, cue);
  } else {
    day = ResolveWeekday(date, cue);
  }
  if (!day) return std::nullopt;
  return OneDay(*day);
}

std::optional<CivilDay> MentionFinder::ResolveDay(const DateExpression& date,
                                                  const TenseCue& cue) const {
  const CivilDay today = *published_;
  const CivilMonth month(today);
  switch (date.relation) {
    case Relation::kLastMonth:
      return DayOfMonth(month - 1, date.day);
    case Relation::kThisMonth:
      return DayOfMonth(month, date.day);
    case Relation::kNextMonth:
      return DayOfMonth(month + 1, date.day);
    case Relation::kPast:
    case Relation::kYesterday:
      return NearestDay(today, date.day, -1);
    case Relation::kFuture:
    case Relation::kTomorrow:
      return NearestDay(today, date.day, 1);
    case Relation::kToday:
      if (date.month == 0 && today.day() == date.day) return today;
      return NearestDay(today, date.day, -1);
    default:
      break;
  }
  if (!cue.sure && known_[static_cast<size_t>(date.day)]) {
    return known_[static_cast<size_t>(date.day)];
  }
  const int direction = cue.tense == TenseCue::Tense::kFuture ? 1 : -1;
  const std::optional<CivilDay> day = NearestDay(today, date.day, direction);
  if (date.weekday < 0 || !day || WeekdayNumber(*day) == date.weekday) {
    return day;
  }
  const std::optional<CivilDay> other = NearestDay(today, date.day, -direction);
  return other && WeekdayNumber(*other) == date.weekday ? other : std::nullopt;
}

CivilDay MentionFinder::ResolveWeekday(const DateExpression& date,
                                       const TenseCue& cue) const {
  constexpr int kWeek = 7;
  const int away = (WeekdayNumber(*published_) - date.weekday + kWeek) % kWeek;
  const bool last = date.relation == Relation::kPast;
  const bool next = date.relation == Relation::kFuture;
  if (last) return *published_ - (away == 0 ? kWeek : away);
  const bool future = next || cue.tense == TenseCue::Tense::kFuture;
  if (!future) return *published_ - away;
  const int ahead = (kWeek - away) % kWeek;
  return *published_ + (next && ahead == 0 ? kWeek : ahead);
}

std::vector<MentionedPeriod> MentionedPeriods(const Article& article) {
  const absl::StatusOr<PublishedDate> published =
      ParsePublished(article.published);
  MentionFinder finder(published.ok() ? *published : PublishedDate());
  std::vector<MentionedPeriod> periods;
  const auto add = [&](std::string_view text) {
    for (const Mention& mention : finder.Find(text)) {
      periods.push_back(mention.period);
    }
  };
  add(article.body);
  add(article.title);
  for (const std::string& caption : article.captions) add(caption);
  const auto key = [](const MentionedPeriod& period) {
    return std::pair(period.days.first, period.precision);
  };
  std::sort(periods.begin(), periods.end(),
            [&](const MentionedPeriod& a, const MentionedPeriod& b) {
              return key(a) < key(b);
            });
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
  return periods;
}

bool IsMentionedWithin(const MentionedPeriod& period, const DayRange& days) {
  return days.first <= period.days.first && period.days.last <= days.last;
}

}  // namespace defnews

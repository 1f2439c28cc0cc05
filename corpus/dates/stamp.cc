// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/stamp.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "common/dates/calendar_words.h"
#include "corpus/dates/foreign_dates.h"
#include "corpus/extract/date_text.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

using Form = DateExpression::Form;
using Label = StampDate::Label;

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

bool TakeAny(std::string_view text, size_t* at,
             std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return TakeLiteral(text, at, word);
  });
}

void SkipMarks(std::string_view text, size_t* at) {
  constexpr int kMost = 8;
  for (int i = 0; i < kMost && *at < text.size(); ++i) {
    if (!TakeAny(text, at,
                 {" ", ",", "|", "-", "T", "(", ")", "at ", "\xC2\xA0", "."})) {
      return;
    }
  }
}

// 14:30, 2:30 p.m., 오후 2:30, 14시 30분; nothing if there is no time.
std::optional<Clock> TakeClock(std::string_view text, size_t* at) {
  SkipMarks(text, at);
  const bool before_noon = TakeLiteral(text, at, "오전");
  bool after_noon = !before_noon && TakeLiteral(text, at, "오후");
  SkipBlanks(text, at);
  Clock clock;
  const DigitRun hour = TakeDigits(text, at);
  if (hour.count == 0 || hour.count > 2) return std::nullopt;
  if (!TakeAny(text, at, {":", "시"})) return std::nullopt;
  SkipBlanks(text, at);
  const DigitRun minute = TakeDigits(text, at);
  if (minute.count == 0 || minute.count > 2) return std::nullopt;
  TakeLiteral(text, at, "분");
  if (TakeLiteral(text, at, ":")) {
    const DigitRun second = TakeDigits(text, at);
    if (second.count == 0 || second.count > 2) return std::nullopt;
    clock.second = std::min(second.value, 59);
  }
  size_t next = *at;
  SkipBlanks(text, &next);
  bool morning = before_noon;
  if (TakeAny(text, &next, {"p.m.", "P.M.", "pm", "PM"})) {
    after_noon = true;
    *at = next;
  } else if (TakeAny(text, &next, {"a.m.", "A.M.", "am", "AM"})) {
    morning = true;
    *at = next;
  }
  clock.hour = hour.value;
  clock.minute = minute.value;
  if (after_noon && clock.hour < 12) clock.hour += 12;
  if (morning && clock.hour == 12) clock.hour = 0;
  if (clock.hour > 23 || clock.minute > 59) return std::nullopt;
  return clock;
}

// The offset of a zone named behind a time; empty if none is.
std::string TakeZone(std::string_view text, size_t at) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12>
      kZones = {{{"KST", "+09:00"},
                 {"JST", "+09:00"},
                 {"GMT", "+00:00"},
                 {"UTC", "+00:00"},
                 {"Z", "+00:00"},
                 {"EST", "-05:00"},
                 {"EDT", "-04:00"},
                 {"ET", "-05:00"},
                 {"PST", "-08:00"},
                 {"PDT", "-07:00"},
                 {"CET", "+01:00"},
                 {"BST", "+01:00"}}};
  SkipBlanks(text, &at);
  TakeLiteral(text, &at, "(");
  for (const auto& [zone, offset] : kZones) {
    size_t next = at;
    if (!TakeLiteral(text, &next, zone)) continue;
    if (next < text.size() && IsAsciiLetter(text[next])) continue;
    return std::string(offset);
  }
  const bool signed_offset =
      at < text.size() && (text[at] == '+' || text[at] == '-');
  if (signed_offset) {
    size_t next = at + 1;
    const DigitRun hours = TakeDigits(text, &next);
    TakeLiteral(text, &next, ":");
    const DigitRun minutes = TakeDigits(text, &next);
    if (hours.count == 2 && minutes.count == 2 && hours.value < 15) {
      return absl::StrFormat("%c%02d:%02d", text[at], hours.value,
                             minutes.value % 60);
    }
  }
  return "";
}

Label LabelOfWord(std::string_view word) {
  constexpr std::array<std::string_view, 38> kWritten = {
      "veröffentlicht", "erstellt",  "publié",   "publicado",   "pubblicato",
      "posted",         "published", "written",  "created",     "registered",
      "input",          "released",  "issued",   "publication", "입력",
      "등록",           "기사입력",  "기사등록", "기사승인",    "승인",
      "게재",           "작성",      "작성일",   "발행",        "송고",
      "송고시간",       "등록일",    "입력일",   "입력시간",    "등록시간",
      "발행일",         "게시일",    "보도일",   "기사작성",    "최초입력",
      "승인일",         "작성일시",  "등록일시"};
  constexpr std::array<std::string_view, 17> kUpdated = {
      "aktualisiert", "geändert", "updated",  "modified",     "update",
      "revised",      "edited",   "수정",     "기사수정",     "최종수정",
      "수정일",       "수정시간", "업데이트", "최종업데이트", "최종편집",
      "최종입력",     "corrected"};
  constexpr std::array<std::string_view, 8> kCollected = {
      "collected", "crawled", "fetched",  "retrieved",
      "accessed",  "수집",    "archived", "captured"};
  const auto is_in = [&](const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  if (is_in(kWritten)) return Label::kWritten;
  if (is_in(kUpdated)) return Label::kUpdated;
  if (is_in(kCollected)) return Label::kCollected;
  return word == "date" || word == "날짜" ? Label::kDate : Label::kNone;
}

// Of the words before a date the last that is a label; `Last updated` is one
// of updating, `Date published` one of writing.
Label LabelIn(std::string_view text) {
  Label label = Label::kNone;
  for (const std::string& word : LineWords(text)) {
    const Label found = LabelOfWord(word);
    if (found == Label::kNone) continue;
    if (found == Label::kDate && label != Label::kNone) continue;
    label = found;
  }
  return label;
}

// `2023.11.09 14:30 입력`: the label right behind, if another date does not
// come first.
Label LabelBehind(std::string_view text) {
  for (const std::string& word : LineWords(text)) {
    const Label found = LabelOfWord(word);
    if (found != Label::kNone) return HasHangul(word) ? found : Label::kNone;
    if (HasHangul(word)) return Label::kNone;
  }
  return Label::kNone;
}

int WeekdayOf(int year, int month, int day) {
  return static_cast<int>(absl::GetWeekday(absl::CivilDay(year, month, day)));
}

// Day and month told apart, or false: 13/11/2023; 10/11/2023 if its weekday
// fits one reading only.
bool SettleSlashes(DateExpression* date) {
  if (date->form != Form::kSlashes) return true;
  const int first = date->month;
  const int second = date->day;
  const auto fits = [&](int month, int day) {
    return IsRealDay(date->year, month, day) &&
           (date->weekday < 0 ||
            WeekdayOf(date->year, month, day) == date->weekday);
  };
  const bool month_first = fits(first, second);
  const bool day_first = fits(second, first);
  if (month_first == day_first && first != second) return false;
  if (!month_first && !day_first) return false;
  date->month = month_first ? first : second;
  date->day = month_first ? second : first;
  return true;
}

std::string DayOf(const DateExpression& date) {
  std::string text = absl::StrFormat("%04d", date.year);
  if (date.month != 0) text += absl::StrFormat("-%02d", date.month);
  if (date.day != 0) text += absl::StrFormat("-%02d", date.day);
  return text;
}

}  // namespace

std::string DateWithTime(std::string_view text, const DateExpression& date,
                         const absl::TimeZone& zone) {
  std::string day = DayOf(date);
  size_t at = date.end;
  if (date.day == 0) return day;
  if (date.weekday < 0) {
    size_t next = at;
    SkipMarks(text, &next);
    if (TakeWeekdayName(text, &next, true) >= 0) at = next;
  }
  const std::optional<Clock> clock = TakeClock(text, &at);
  if (!clock) return day;
  const std::string time = absl::StrFormat("T%02d:%02d:%02d", clock->hour,
                                           clock->minute, clock->second);
  const std::string offset = TakeZone(text, at);
  if (!offset.empty()) return day + time + offset;
  const absl::CivilSecond local(date.year, date.month, date.day, clock->hour,
                                clock->minute, clock->second);
  return day + time +
         absl::FormatTime("%Ez", absl::FromCivil(local, zone), zone);
}

std::string DateInValue(std::string_view value, const absl::TimeZone& zone) {
  constexpr size_t kLongest = 160;
  if (value.size() > kLongest) return "";
  const std::string text = WithEnglishMonths(value);
  if (std::optional<std::string> date = DateFromText(text, zone)) return *date;
  // 20231109143000 and the like.
  if (text.size() == 14 &&
      std::all_of(text.begin(), text.end(), IsAsciiDigit)) {
    return DateFromText(std::string_view(text).substr(0, 8)).value_or("");
  }
  for (DateExpression date : ScanDates(text)) {
    if (date.year == 0 || date.month == 0 || !SettleSlashes(&date)) continue;
    if (date.form == Form::kShortYear) continue;
    return DateWithTime(text, date, zone);
  }
  return "";
}

std::string OnlyDateIn(std::string_view value, const absl::TimeZone& zone) {
  constexpr size_t kLongest = 160;
  if (value.size() > kLongest) return "";
  const std::vector<StampDate> stamps = ReadStamps(value, zone);
  if (stamps.size() == 1) {
    const Label label = stamps[0].label;
    const bool other = label == Label::kUpdated || label == Label::kCollected;
    return other ? "" : DateInValue(NarrowText(value), zone);
  }
  std::string written;
  for (const StampDate& stamp : stamps) {
    if (stamp.label != Label::kWritten) continue;
    if (!written.empty()) return "";
    written = stamp.date;
  }
  return written;
}

std::vector<StampDate> ReadStamps(std::string_view written,
                                  const absl::TimeZone& zone) {
  std::vector<StampDate> stamps;
  const std::string english = WithEnglishMonths(NarrowText(written));
  const std::string_view line = english;
  const std::vector<DateExpression> dates = ScanDates(line);
  size_t from = 0;
  for (size_t i = 0; i < dates.size(); ++i) {
    DateExpression date = dates[i];
    if (date.year == 0 || date.month == 0) continue;
    StampDate stamp;
    stamp.label = LabelIn(line.substr(from, date.begin - from));
    if (stamp.label == Label::kNone) {
      const size_t end =
          i + 1 < dates.size() ? dates[i + 1].begin : line.size();
      stamp.label = LabelBehind(line.substr(date.end, end - date.end));
    }
    from = date.end;
    stamp.text = std::string(line.substr(date.begin, date.end - date.begin));
    const bool doubtful =
        date.form == Form::kSlashes || date.form == Form::kShortYear;
    const bool told = !doubtful || stamp.label != Label::kNone;
    if (told && SettleSlashes(&date))
      stamp.date = DateWithTime(line, date, zone);
    stamps.push_back(std::move(stamp));
  }
  return stamps;
}

}  // namespace defnews

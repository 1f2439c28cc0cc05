// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/text_clues.h"

#include <algorithm>

#include "common/dates/calendar_words.h"
#include "common/dates/date_expression.h"
#include "common/dates/tense.h"
#include "corpus/dates/year_clues.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

using Form = DateExpression::Form;
using Relation = DateExpression::Relation;
using Tense = TenseCue::Tense;

std::string TextOf(std::string_view text, const DateExpression& date) {
  constexpr size_t kBefore = 24;
  size_t begin = date.begin > kBefore ? date.begin - kBefore : 0;
  while (begin > 0 &&
         (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) {
    ++begin;
  }
  return OneLine(text.substr(begin, date.end - begin));
}

bool IsWholeDay(const DateExpression& date) {
  return date.year != 0 && date.month != 0 && date.day != 0 &&
         date.form != Form::kSlashes && date.form != Form::kCompact;
}

bool IsLibraryPhoto(std::string_view caption) {
  const std::string lower = LowerAscii(caption);
  for (const std::string_view mark :
       {"file photo", "library", "archive", "자료사진", "자료 사진", "stock"}) {
    if (lower.find(mark) != std::string::npos) return true;
  }
  return false;
}

// Whether what stands before a date is the head of a dateline: a place, in
// capitals or capitalised, and a comma.
bool IsPlace(std::string_view head) {
  constexpr size_t kLongest = 60;
  head = TrimOf(head, "(-");
  if (head.size() < 3 || head.size() > kLongest || !head.ends_with(',')) {
    return false;
  }
  bool word_start = true;
  for (const char c : head) {
    if (IsAsciiLetter(c) && word_start && c >= 'a') {
      return false;  // a place has no word in small letters
    }
    if (c == '.' || c == ':' || c == '"') return c == '.' && head.size() < 40;
    word_start = c == ' ' || c == ',';
  }
  return IsAsciiLetter(head[0]);
}

bool EndsDateline(std::string_view text, size_t at) {
  SkipBlanks(text, &at);
  for (const std::string_view mark :
       {"(", "--", "-", "\xE2\x80\x94", "\xE2\x80\x93", "/", ":"}) {
    if (TakeLiteral(text, &at, mark)) return true;
  }
  return false;
}

void ReadDateline(std::string_view paragraph, TextClues* clues) {
  constexpr size_t kHead = 120;
  if (!clues->dateline.text.empty()) return;
  const std::string_view head = paragraph.substr(0, kHead);
  for (const DateExpression& date : ScanDates(head)) {
    const bool day = date.month != 0 && date.day != 0 && date.last_day == 0 &&
                     date.form == Form::kWords && !date.malformed;
    if (!day || !IsPlace(head.substr(0, date.begin))) return;
    if (!EndsDateline(head, date.end)) return;
    clues->dateline = {date.year, date.month, date.day, date.weekday,
                       OneLine(head.substr(0, date.end))};
    return;
  }
}

void ReadBareDay(std::string_view text, const DateExpression& date,
                 TextClues* clues) {
  const BareDay day{date.day, date.weekday, date.relation == Relation::kToday,
                    TextOf(text, date)};
  if (day.today) {
    clues->announced.push_back(day);
    return;
  }
  if (date.relation == Relation::kFuture) clues->planned.push_back(day);
  if (date.relation != Relation::kNone || date.local_time) return;
  const TenseCue cue = TenseAround(text, date.begin, date.end);
  if (cue.announcing) {
    clues->announced.push_back(day);
  } else if (cue.sure && cue.tense == Tense::kFuture) {
    clues->planned.push_back(day);
  }
}

void ReadText(std::string_view text, TextClues* clues) {
  for (const DateExpression& date : ScanDates(text)) {
    clues->malformed = clues->malformed || date.malformed;
    if (IsWholeDay(date)) {
      // A day that is to come is no bound.
      const TenseCue cue = TenseAround(text, date.begin, date.end);
      if (cue.tense == Tense::kFuture) continue;
      clues->bounds.push_back({absl::CivilDay(date.year, date.month, date.day),
                               false, false, TextOf(text, date)});
    } else if (date.month == 0 && date.day != 0 && !date.malformed) {
      ReadBareDay(text, date, clues);
    } else if (date.relation == Relation::kToday && date.day != 0) {
      clues->announced.push_back(
          {date.day, date.weekday, true, TextOf(text, date)});
    }
  }
}

void ReadCaption(std::string_view caption, TextClues* clues) {
  for (const DateExpression& date : ScanDates(caption)) {
    if (!IsWholeDay(date)) continue;
    clues->bounds.push_back(
        {absl::CivilDay(date.year, date.month, date.day), true,
         IsLibraryPhoto(caption),
         OneLine(caption.substr(date.begin, date.end - date.begin))});
  }
}

}  // namespace

TextClues ReadClues(const DatedPage& page) {
  TextClues clues;
  constexpr size_t kDatelineParagraphs = 4;
  for (size_t i = 0; i < page.paragraphs.size(); ++i) {
    if (i < kDatelineParagraphs) ReadDateline(page.paragraphs[i], &clues);
    ReadText(page.paragraphs[i], &clues);
    ReadYearClues(page.paragraphs[i], &clues.years);
  }
  for (const std::string& caption : page.captions) {
    ReadCaption(caption, &clues);
  }
  return clues;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/date_context.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/dates/calendar_words.h"

namespace defnews {
namespace {

using Relation = DateExpression::Relation;

template <size_t kCount>
bool IsOneOf(std::string_view word,
             const std::array<std::string_view, kCount>& words) {
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view w) { return SameWord(word, w); });
}

std::string_view Before(std::string_view text, size_t at) {
  constexpr size_t kReach = 32;
  const size_t begin = at > kReach ? at - kReach : 0;
  return text.substr(begin, at - begin);
}

std::string_view WithoutBlanks(std::string_view text) {
  while (text.ends_with(' ') || text.ends_with('(')) text.remove_suffix(1);
  return text;
}

// today, yesterday or tomorrow before an opening bracket at the end.
Relation BracketRelation(std::string_view before) {
  if (before.ends_with("the ")) before.remove_suffix(4);
  if (!before.ends_with('(')) return Relation::kNone;
  before = WithoutBlanks(before);
  if (before.ends_with("오늘")) return Relation::kToday;
  if (before.ends_with("어제")) return Relation::kYesterday;
  if (before.ends_with("내일")) return Relation::kTomorrow;
  size_t end = before.size();
  const std::string_view word = WordBefore(before, &end);
  if (SameWord(word, "today")) return Relation::kToday;
  if (SameWord(word, "yesterday")) return Relation::kYesterday;
  if (SameWord(word, "tomorrow")) return Relation::kTomorrow;
  return Relation::kNone;
}

Relation KoreanRelation(std::string_view before) {
  constexpr std::array<std::pair<std::string_view, Relation>, 18> kMarks = {{
      {"지난달", Relation::kLastMonth},
      {"지난 달", Relation::kLastMonth},
      {"전달", Relation::kLastMonth},
      {"이달", Relation::kThisMonth},
      {"이번 달", Relation::kThisMonth},
      {"이번달", Relation::kThisMonth},
      {"다음달", Relation::kNextMonth},
      {"다음 달", Relation::kNextMonth},
      {"내달", Relation::kNextMonth},
      {"지난해", Relation::kLastYear},
      {"작년", Relation::kLastYear},
      {"올해", Relation::kThisYear},
      {"올 ", Relation::kThisYear},
      {"내년", Relation::kNextYear},
      {"지난", Relation::kPast},
      {"오는", Relation::kFuture},
      {"다음 주", Relation::kFuture},
      {"지난주", Relation::kPast},
  }};
  const bool spaced = before.ends_with(' ');
  before = WithoutBlanks(before);
  for (const auto& [mark, relation] : kMarks) {
    if (mark.ends_with(' ')) {
      if (spaced && before.ends_with(" 올")) return relation;
    } else if (before.ends_with(mark)) {
      return relation;
    }
  }
  return Relation::kNone;
}

// `last year`, `of this year` behind a date.
Relation YearAfter(std::string_view text, size_t* at) {
  size_t next = *at;
  TakeLiteral(text, &next, ",");
  SkipBlanks(text, &next);
  TakeLiteral(text, &next, "of ");
  const std::string_view rest = text.substr(std::min(next, text.size()));
  for (const auto& [words, relation] :
       {std::pair<std::string_view, Relation>{"last year", Relation::kLastYear},
        {"this year", Relation::kThisYear},
        {"next year", Relation::kNextYear}}) {
    if (!rest.starts_with(words)) continue;
    *at = next + words.size();
    return relation;
  }
  return Relation::kNone;
}

}  // namespace

bool SaysLocalTime(std::string_view text, size_t at) {
  SkipBlanks(text, &at);
  TakeLiteral(text, &at, ",");
  TakeLiteral(text, &at, "(");
  SkipBlanks(text, &at);
  const std::string_view rest = text.substr(std::min(at, text.size()));
  for (const std::string_view mark : {"local time", "현지시간", "현지 시간",
                                      "현지시각", "U.S. time", "US time"}) {
    if (rest.starts_with(mark)) return true;
  }
  return false;
}

Relation RelationOf(std::string_view text, const DateExpression& date) {
  const std::string_view before = Before(text, date.begin);
  if (const Relation bracket = BracketRelation(before);
      bracket != Relation::kNone) {
    return bracket;
  }
  if (!before.empty() &&
      static_cast<unsigned char>(WithoutBlanks(before).empty()
                                     ? 0
                                     : WithoutBlanks(before).back()) >= 0x80) {
    return KoreanRelation(before);
  }
  if (date.month != 0 && date.day != 0 && date.year == 0) {
    size_t end = date.end;
    if (const Relation year = YearAfter(text, &end); year != Relation::kNone) {
      return year;
    }
  }
  size_t end = date.begin;
  const std::string_view word = WordBefore(text, &end);
  if (SameWord(word, "last") || SameWord(word, "past")) return Relation::kPast;
  const bool ahead = SameWord(word, "next") || SameWord(word, "coming") ||
                     SameWord(word, "upcoming");
  return ahead ? Relation::kFuture : Relation::kNone;
}

bool IsYearOnly(std::string_view text, size_t begin, size_t end) {
  constexpr std::array<std::string_view, 14> kWords = {
      "in",   "since", "from",  "until", "by",     "during", "year",
      "late", "early", "after", "mid",   "before", "of",     "through"};
  size_t at = begin;
  const std::string_view word = WordBefore(text, &at);
  if (!IsOneOf(word, kWords)) return false;
  if (end >= text.size()) return true;
  // A count has what it counts behind it: `of 2000 soldiers`.
  const char next = text[end];
  if (next == '%' || next == '-' || next == '/' || next == ':') return false;
  if (IsAsciiLetter(next)) return false;
  if (next == '.' || next == ',') {
    return end + 1 >= text.size() || !IsAsciiDigit(text[end + 1]);
  }
  return !SameWord(word, "of") || next != ' ';
}

bool IsDayCount(std::string_view text, size_t at) {
  std::string_view rest = text.substr(std::min(at, text.size()));
  for (const std::string_view unit : {"간", "째", "치", "장", "본", "당"}) {
    if (rest.starts_with(unit)) return true;
  }
  if (!rest.starts_with(' ')) return false;
  rest.remove_prefix(1);
  for (const std::string_view unit :
       {"만에", "동안", "전에", "후에", "뒤", "연속", "이내", "안에", "가량"}) {
    if (rest.starts_with(unit)) return true;
  }
  return false;
}

bool TakeRangeMark(std::string_view text, size_t* at) {
  for (const std::string_view mark : {"-", "~", "\xE2\x80\x93", "\xE2\x88\xBC",
                                      "\xEF\xBD\x9E", "\xE3\x80\x9C"}) {
    if (TakeLiteral(text, at, mark)) return true;
  }
  return false;
}

bool TakeOrdinal(std::string_view text, size_t* at, int day, bool* malformed) {
  constexpr std::array<std::string_view, 4> kEndings = {"th", "st", "nd", "rd"};
  if (*at + 2 > text.size()) return false;
  const std::string_view ending = text.substr(*at, 2);
  if (!IsOneOf(ending, kEndings)) return false;
  const size_t after = *at + 2;
  if (after < text.size() &&
      (IsAsciiLetter(text[after]) || IsAsciiDigit(text[after]))) {
    return false;
  }
  const bool teen = day >= 11 && day <= 13;
  const size_t last = static_cast<size_t>(day % 10);
  const std::string_view right = kEndings[teen || last > 3 ? 0 : last];
  *malformed = !SameWord(ending, right);
  *at = after;
  return true;
}

bool IsBracketedDay(std::string_view text, size_t begin, size_t end) {
  if (end >= text.size() || text[end] != ')') return false;
  return BracketRelation(Before(text, begin)) != Relation::kNone;
}

Relation OrdinalRelation(std::string_view text, size_t begin, size_t* end) {
  constexpr std::array<std::pair<std::string_view, Relation>, 6> kBehind = {{
      {" of last month", Relation::kLastMonth},
      {" last month", Relation::kLastMonth},
      {" of this month", Relation::kThisMonth},
      {" this month", Relation::kThisMonth},
      {" of next month", Relation::kNextMonth},
      {" next month", Relation::kNextMonth},
  }};
  for (const auto& [words, relation] : kBehind) {
    if (TakeLiteral(text, end, words)) return relation;
  }
  std::string_view before = Before(text, begin);
  if (const Relation bracket = BracketRelation(before);
      bracket != Relation::kNone) {
    return bracket;
  }
  for (const std::string_view word : {"the ", "on "}) {
    if (before.ends_with(word)) before.remove_suffix(word.size());
  }
  for (const std::string_view word :
       {"last month's ", "last month ", "last month\xE2\x80\x99s ",
        "last month, "}) {
    if (before.ends_with(word)) return Relation::kLastMonth;
  }
  for (const std::string_view word : {"next month's ", "next month "}) {
    if (before.ends_with(word)) return Relation::kNextMonth;
  }
  return Relation::kNone;
}

bool IsListGap(std::string_view gap) {
  constexpr size_t kWidest = 12;
  if (gap.size() > kWidest) return false;
  for (const std::string_view join :
       {" and ", " and the ", " or ", " to ", " to the ", ", ", ", and ", "-",
        "/", " through ", " - "}) {
    if (gap == join) return true;
  }
  return false;
}

bool StandsAsDay(std::string_view text, size_t begin, size_t end, bool listed) {
  constexpr std::array<std::string_view, 13> kLeads = {
      "on",    "from", "until", "till", "by", "since",  "before",
      "after", "of",   "for",   "to",   "as", "between"};
  constexpr std::array<std::string_view, 38> kFollowers = {
      "that",  "to",        "at",      "in",      "and",       "or",
      "with",  "by",        "for",     "from",    "after",     "before",
      "as",    "when",      "while",   "where",   "but",       "during",
      "about", "regarding", "local",   "morning", "afternoon", "evening",
      "night", "he",        "she",     "they",    "it",        "the",
      "said",  "via",       "through", "over",    "against",   "near",
      "until", "this"};
  if (!listed) {
    size_t at = begin;
    if (!SameWord(WordBefore(text, &at), "the")) return false;
    if (!IsOneOf(WordBefore(text, &at), kLeads)) return false;
  }
  if (end >= text.size()) return true;
  const char next = text[end];
  if (next == '-' || next == '\'') return false;
  if (next != ' ') return !IsAsciiLetter(next) && !IsAsciiDigit(next);
  const std::string_view follower = WordAfter(text, end);
  return follower.empty() || IsOneOf(follower, kFollowers);
}

Relation MonthRelation(std::string_view text, size_t begin, size_t* end) {
  const Relation after = YearAfter(text, end);
  if (after != Relation::kNone) return after;
  size_t at = begin;
  const std::string_view word = WordBefore(text, &at);
  if (SameWord(word, "last")) return Relation::kPast;
  if (SameWord(word, "next")) return Relation::kFuture;
  constexpr std::array<std::string_view, 7> kLeads = {
      "in", "since", "until", "during", "early", "late", "mid"};
  if (!IsOneOf(word, kLeads)) return Relation::kNone;
  // A capitalised word behind it makes a name of it: `in March Madness`.
  const std::string_view next = WordAfter(text, *end);
  const bool name = !next.empty() && next[0] >= 'A' && next[0] <= 'Z';
  return name ? Relation::kNone : Relation::kThisMonth;
}

bool TakesUnit(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  const bool digit = at + 1 < text.size() && IsAsciiDigit(text[at + 1]);
  const char next = text[at];
  return next == '%' || (digit && (next == ',' || next == ':' || next == '.'));
}

bool NamesThing(std::string_view text, size_t at) {
  constexpr std::array<std::string_view, 8> kThings = {
      "agreement", "declaration", "movement", "incident",
      "uprising",  "accord",      "accords",  "revolution"};
  constexpr int kMostWords = 5;
  for (int i = 0; i < kMostWords && at < text.size(); ++i) {
    if (text[at] != ' ' && text[at] != '-') return false;
    size_t next = at + 1;
    size_t letters = next;
    while (letters < text.size() && IsAsciiLetter(text[letters])) ++letters;
    const std::string_view word = text.substr(next, letters - next);
    if (IsOneOf(word, kThings)) return true;
    if (word.empty() || !(word[0] >= 'A' && word[0] <= 'Z')) return false;
    at = letters;
  }
  return false;
}

}  // namespace defnews

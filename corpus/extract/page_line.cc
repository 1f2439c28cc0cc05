// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_line.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "common/article/clean_text.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr size_t kWidestByline = 90;
constexpr size_t kWidestStamp = 140;
constexpr size_t kWidestSource = 70;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// What stands behind the first colon of `line`, if `label` alone stands
// before it.
std::optional<std::string_view> AfterLabel(std::string_view line,
                                           std::string_view label) {
  for (const std::string_view colon : {":", "：", "="}) {
    const size_t at = line.find(colon);
    if (at == kNone || PhraseKey(line.substr(0, at)) != label) continue;
    return TrimText(line.substr(at + colon.size()));
  }
  return std::nullopt;
}

// The host of an address, without www.
std::string HostOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme != kNone) url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url.substr(0, url.find_first_of("/?# ")));
}

std::string WithoutEmail(std::string_view line) {
  std::string rest(line);
  for (TextSpan span = FindEmail(rest); span.size > 0; span = FindEmail(rest)) {
    rest.erase(span.begin, span.size);
  }
  return rest;
}

// The part of a byline before what often follows it on the same line.
std::string_view BeforeBar(std::string_view line) {
  return line.substr(0, line.find_first_of("|\t"));
}

std::string Name(std::string_view text) {
  constexpr std::string_view kJunk = "()[]<>{}=|/,:;-*#@.&";
  return std::string(TrimOf(text, kJunk));
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// "By Kim Eun-jung", "Written by ...", "Reporter: ...".
std::string EnglishByline(std::string_view line) {
  constexpr std::array<std::string_view, 10> kStarts = {
      "by ",        "by: ",        "written by ", "written by: ", "reporter ",
      "reporter: ", "reporter : ", "author: ",    "author : ",    "story by "};
  const std::string lower = LowerAscii(line);
  for (const std::string_view start : kStarts) {
    if (!lower.starts_with(start)) continue;
    const std::string_view name =
        TrimText(BeforeBar(line).substr(std::min(start.size(), line.size())));
    const bool named = !name.empty() && (IsUpper(name[0]) || HasHangul(name));
    if (named && LineWords(name).size() <= 8) return Name(name);
  }
  for (const std::string_view end :
       {" reporter", " correspondent", " staff writer", " staff reporter"}) {
    if (lower.ends_with(end) && LineWords(line).size() <= 7) return Name(line);
  }
  return "";
}

bool IsKoreanByline(std::string_view line) {
  constexpr std::array<std::string_view, 6> kTitles = {
      "기자", "특파원", "논설위원", "통신원", "에디터", "전문위원"};
  const std::vector<std::string> words = LineWords(line);
  if (words.empty() || words.size() > 8) return false;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::any_of(
        kTitles.begin(), kTitles.end(),
        [&](std::string_view title) { return word.ends_with(title); });
  });
}

using WordSet = absl::flat_hash_set<std::string>;

bool IsMonthOrDay(const std::string& word) {
  static const auto* const kWords = new WordSet{
      "january", "february",  "march",     "april",    "may",      "june",
      "july",    "august",    "september", "october",  "november", "december",
      "jan",     "feb",       "mar",       "apr",      "jun",      "jul",
      "aug",     "sep",       "sept",      "oct",      "nov",      "dec",
      "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday",
      "sunday",  "mon",       "tue",       "tues",     "wed",      "thu",
      "thur",    "thurs",     "fri",       "sat",      "sun",      "월요일",
      "화요일",  "수요일",    "목요일",    "금요일",   "토요일",   "일요일",
      "today",   "yesterday", "오늘",      "어제"};
  return kWords->contains(word);
}

bool IsStampLabel(const std::string& word) {
  static const auto* const kWords = new WordSet{
      "posted",   "updated",  "published", "modified",     "written",
      "created",  "update",   "input",     "registered",   "revised",
      "입력",     "수정",     "등록",      "기사입력",     "기사수정",
      "기사등록", "기사승인", "최종수정",  "최종업데이트", "최종편집",
      "승인",     "게재",     "작성",      "작성일",       "발행",
      "업데이트", "송고",     "송고시간",  "등록일",       "수정일",
      "입력일",   "입력시간", "등록시간",  "수정시간",     "발행일",
      "게시일",   "보도일",   "기사작성",  "최초입력",     "최종입력"};
  return kWords->contains(word);
}

bool IsStampFiller(const std::string& word) {
  static const auto* const kWords = new WordSet{
      "am",    "pm",    "a",    "p",     "m",        "kst",      "gmt",
      "utc",   "est",   "edt",  "et",    "at",       "on",       "last",
      "first", "time",  "date", "local", "korea",    "the",      "of",
      "t",     "z",     "오전", "오후",  "한국시간", "현지시간", "월",
      "화",    "수",    "목",   "금",    "토",       "일",       "시간",
      "최종",  "최초",  "ago",  "hours", "hour",     "minutes",  "minute",
      "mins",  "min",   "days", "day",   "weeks",    "week",     "months",
      "month", "years", "year", "read",  "지면",     "면",       "전",
      "판",    "기사"};
  return kWords->contains(word);
}

// 2023, 9th, 2023년, 11월, 10시, 3분전, 2023t09.
bool IsNumeric(const std::string& word) {
  constexpr std::array<std::string_view, 19> kSuffixes = {
      "",   "st", "nd", "rd", "th",   "am",   "pm",   "h",      "년", "월",
      "일", "시", "분", "초", "분전", "시간", "일전", "시간전", "면"};
  if (word.empty() || !IsDigit(word[0])) return false;
  const size_t digits = static_cast<size_t>(
      std::find_if_not(word.begin(), word.end(), IsDigit) - word.begin());
  const std::string_view suffix = std::string_view(word).substr(digits);
  if (suffix.size() > 1 && suffix[0] == 't' && IsDigit(suffix[1])) return true;
  if (suffix.starts_with('-')) return true;
  return std::find(kSuffixes.begin(), kSuffixes.end(), suffix) !=
         kSuffixes.end();
}

// 11월, 10시, 3분전; "2 hours ago", "10:30 pm".
bool HasUnit(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return !word.empty() && !IsDigit(word.back());
  });
}

bool HasYear(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return (word.starts_with("20") || word.starts_with("19")) &&
           word.size() >= 4 && IsDigit(word[2]) && IsDigit(word[3]);
  });
}

}  // namespace

std::optional<std::string> SourceInLine(std::string_view line) {
  constexpr std::array<std::string_view, 6> kLabels = {
      "source",         "news source", "original source",
      "article source", "출처",        "자료출처"};
  line = TrimOf(line, "()[]<>*-");
  for (const std::string_view label : kLabels) {
    const std::optional<std::string_view> value = AfterLabel(line, label);
    if (!value) continue;
    if (value->starts_with("http") || value->starts_with("www.")) {
      return HostOf(*value);
    }
    const std::string_view outlet = TrimOf(*value, "()[]<>.,-*");
    const bool prose = LineWords(outlet).size() > 8;
    if (TextWidth(outlet) > kWidestSource || prose) return std::nullopt;
    return std::string(outlet);
  }
  return std::nullopt;
}

std::optional<std::string> BylineInLine(std::string_view line) {
  if (TextWidth(line) > kWidestByline) return std::nullopt;
  const bool has_email = FindEmail(line).size > 0;
  const std::string rest = WithoutEmail(line);
  if (!has_email && EndsSentence(rest)) return std::nullopt;
  if (std::string name = EnglishByline(TrimText(rest)); !name.empty()) {
    return name;
  }
  if (IsKoreanByline(rest)) return Name(BeforeBar(rest));
  if (!has_email || IsProse(rest)) return std::nullopt;
  return Name(rest);
}

std::string ReporterInDateline(std::string_view paragraph) {
  constexpr size_t kHead = 160;
  const std::string_view head = paragraph.substr(0, kHead);
  if (!head.starts_with('(') && !head.starts_with('[')) return "";
  const size_t close = head.find_first_of(")]");
  const size_t equals = head.find(" = ");
  if (close == kNone || equals == kNone || equals < close) return "";
  const std::string_view name = head.substr(close + 1, equals - close - 1);
  return IsKoreanByline(name) ? Name(name) : "";
}

bool IsStampLine(std::string_view written) {
  if (TextWidth(written) > kWidestStamp) return false;
  const std::string line = NarrowText(written);
  const std::vector<std::string> words = LineWords(line);
  if (words.empty()) return false;
  bool number = false;
  bool month = false;
  bool label = false;
  bool only = true;
  for (const std::string& word : words) {
    const bool is_number = IsNumeric(word);
    const bool is_month = IsMonthOrDay(word);
    const bool is_label = IsStampLabel(word);
    number = number || is_number;
    month = month || is_month;
    label = label || is_label;
    only = only && (is_number || is_month || is_label || IsStampFiller(word));
  }
  // Columns of figures are part of a story.
  const bool figures = line.find_first_of("%$+") != kNone;
  const bool dated = month || label || HasYear(words) || HasUnit(words);
  constexpr size_t kWidestCounter = 6;
  if (only && number && !figures) {
    return dated || line.size() <= kWidestCounter;
  }
  // "Posted on November 9, 2023 by admin".
  return number && IsStampLabel(words[0]) && (month || HasYear(words)) &&
         !IsProse(line) && words.size() <= 16 &&
         (line.find(':') != kNone || IsNumeric(words[1]) ||
          IsMonthOrDay(words[1]) || IsStampFiller(words[1]));
}

}  // namespace defnews

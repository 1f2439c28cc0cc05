// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/schema.h"

#include "absl/strings/str_format.h"
#include "common/content_hash.h"

namespace defnews::schema {
namespace {

constexpr size_t kMaxTermText = 200;
constexpr size_t kArticleVersionDigits = 32;

// Terms are limited to 245 bytes with NUL counting double; Xapian accepts a
// longer id term silently and then never finds it.
std::string BoundedTerm(std::string_view prefix, std::string_view text) {
  std::string term(prefix);
  if (text.size() <= kMaxTermText &&
      text.find('\0') == std::string_view::npos) {
    term += text;
  } else {
    term += '\x01';
    term += ContentHash128(text);
  }
  return term;
}

// Big-endian, so that byte order is number order; the sign bit is flipped.
std::string OrderedBytes(int64_t value) {
  uint64_t bits = static_cast<uint64_t>(value) ^ (uint64_t{1} << 63);
  std::string bytes(8, '\0');
  for (size_t i = 8; i-- > 0;) {
    bytes[i] = static_cast<char>(bits & 0xFF);
    bits >>= 8;
  }
  return bytes;
}

std::string SortKey(const PublishedDate& date, bool newest_first,
                    std::string_view id) {
  std::string key = "1";  // undated, after all others
  if (date.dated()) {
    key = "0";
    key +=
        OrderedBytes(newest_first ? -date.first_instant : date.first_instant);
  }
  key += id;
  return key;
}

// The first digits of YYYYMMDD. A search by dates makes many of these, so they
// are not left to a formatter.
std::string WithDigits(std::string_view prefix, absl::CivilDay day,
                       size_t digits) {
  auto number = static_cast<uint32_t>(day.year() * 10'000 + day.month() * 100 +
                                      day.day());
  char text[8];
  for (size_t at = sizeof(text); at-- > 0; number /= 10) {
    text[at] = static_cast<char>('0' + number % 10);
  }
  std::string term(prefix);
  return term.append(text, digits);
}

}  // namespace

std::string BoostsText() {
  return absl::StrFormat("title=%d lead=%d lead_words=%d body=%d caption=%d",
                         kTitleWdf, kLeadWdf, kLeadWords, kBodyWdf,
                         kCaptionWdf);
}

std::string IdTerm(std::string_view id) { return BoundedTerm("Q", id); }
bool IsWholeId(std::string_view text) {
  return !text.empty() && text[0] != '\x01';
}
std::string VersionTerm(std::string_view version) {
  return BoundedTerm("XV", version);
}
std::string SourceTerm(std::string_view source) {
  return BoundedTerm("XS", source);
}
std::string LangTerm(std::string_view lang) {
  std::string lower(lang);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    if (c == '_') c = '-';
  }
  return BoundedTerm("L", lower);
}

std::string GroupKey(std::string_view founder_id) {
  return BoundedTerm("", founder_id);
}
std::string FounderTerm(std::string_view group_key) {
  return BoundedTerm("Q", group_key);
}
std::string GroupTerm(std::string_view group_key) {
  return BoundedTerm("XG", group_key);
}
std::string CopyTerm() { return "XD"; }
std::string ContentTerm(uint64_t content) {
  return absl::StrFormat("XH%016x", content);
}

std::string DocumentVersion(std::string_view article_version,
                            std::string_view id, std::string_view group_key,
                            bool copy) {
  std::string version(article_version);
  if (!copy && group_key == GroupKey(id)) return version;
  std::string state(group_key);
  state += copy ? '1' : '0';
  return version + ContentHash64(state);
}
std::string_view ArticleVersionIn(std::string_view document_version) {
  return document_version.substr(0, kArticleVersionDigits);
}

std::string YearTerm(absl::CivilDay day) { return WithDigits("Y", day, 4); }
std::string MonthTerm(absl::CivilDay day) { return WithDigits("M", day, 6); }
std::string DayTerm(absl::CivilDay day) { return WithDigits("D", day, 8); }
std::string YearOnlyTerm(absl::CivilDay day) {
  return WithDigits("XPY", day, 4);
}
std::string MonthOnlyTerm(absl::CivilDay day) {
  return WithDigits("XPM", day, 6);
}
std::string UndatedTerm() { return "XU"; }

std::string MentionedYearTerm(absl::CivilDay day) {
  return "XM" + YearTerm(day);
}
std::string MentionedMonthTerm(absl::CivilDay day) {
  return "XM" + MonthTerm(day);
}
std::string MentionedDayTerm(absl::CivilDay day) { return "XM" + DayTerm(day); }

std::string NewestKey(const PublishedDate& date, std::string_view id) {
  return SortKey(date, true, id);
}
std::string OldestKey(const PublishedDate& date, std::string_view id) {
  return SortKey(date, false, id);
}

}  // namespace defnews::schema

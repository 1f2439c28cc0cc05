// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/date_text.h"

#include "absl/status/statusor.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "common/article/clean_text.h"
#include "common/dates/published_date.h"

namespace defnews {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Takes up to `most` digits from the start of `*text`.
std::string_view TakeDigits(std::string_view* text, size_t most) {
  size_t count = 0;
  while (count < most && count < text->size() && IsDigit((*text)[count])) {
    ++count;
  }
  const std::string_view digits = text->substr(0, count);
  text->remove_prefix(count);
  return digits;
}

// Takes `-`, `/` or `.` with spaces around it, if anything follows.
bool TakeSeparator(std::string_view* text) {
  const std::string_view rest = TrimText(*text);
  if (rest.size() < 2) return false;
  if (rest[0] != '-' && rest[0] != '/' && rest[0] != '.') return false;
  *text = TrimText(rest.substr(1));
  return true;
}

std::string TwoDigits(std::string_view digits) {
  return digits.size() == 1 ? "0" + std::string(digits) : std::string(digits);
}

// `text` rewritten with hyphens and two digits; empty if it is no such date.
std::string WithHyphens(std::string_view text) {
  const std::string_view year = TakeDigits(&text, 4);
  if (year.size() != 4) return "";
  std::string date(year);
  if (text.size() == 4 && TakeDigits(&text, 4).size() == 4) {
    const std::string_view month_day(year.data() + 4, 4);
    return date + "-" + std::string(month_day.substr(0, 2)) + "-" +
           std::string(month_day.substr(2));
  }
  for (int part = 0; part < 2 && TakeSeparator(&text); ++part) {
    const std::string_view digits = TakeDigits(&text, 2);
    if (digits.empty()) return "";
    date += "-" + TwoDigits(digits);
  }
  if (text.starts_with('.')) text.remove_prefix(1);
  const bool spaced = text.starts_with(' ') || text.starts_with('T');
  if (!text.empty() && !spaced) return "";
  if (spaced) text.remove_prefix(1);
  text = TrimText(text);
  if (text.empty()) return date;
  return date + "T" + (text.find(':') == 1 ? "0" : "") + std::string(text);
}

bool IsStrictInstant(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T') return false;
  return text.ends_with('Z') ||
         (text[text.size() - 3] == ':' &&
          (text[text.size() - 6] == '+' || text[text.size() - 6] == '-'));
}

// +0900 as +09:00.
std::string WithColonInOffset(std::string_view text) {
  constexpr size_t kOffset = 5;
  constexpr size_t kLeast = 21;
  std::string result(text);
  if (text.size() < kLeast || text[10] != 'T') return result;
  const std::string_view offset = text.substr(text.size() - kOffset);
  if (offset[0] != '+' && offset[0] != '-') return result;
  for (const char c : offset.substr(1)) {
    if (!IsDigit(c)) return result;
  }
  return result.insert(result.size() - 2, ":");
}

std::optional<std::string> Canonical(std::string_view written,
                                     const absl::TimeZone& zone) {
  const std::string text = WithColonInOffset(written);
  const absl::StatusOr<PublishedDate> date = ParsePublished(text);
  if (!date.ok() || !date->dated()) return std::nullopt;
  if (date->precision != DatePrecision::kSecond || IsStrictInstant(text)) {
    return text;
  }
  // It was read as a time of Seoul.
  const absl::CivilSecond local = absl::ToCivilSecond(
      absl::FromUnixSeconds(date->first_instant), SeoulTimeZone());
  return absl::FormatTime("%Y-%m-%dT%H:%M:%S%Ez", absl::FromCivil(local, zone),
                          zone);
}

}  // namespace

std::optional<std::string> DateFromText(std::string_view text,
                                        const absl::TimeZone& zone) {
  text = TrimText(text);
  if (std::optional<std::string> date = Canonical(text, zone)) return date;
  const std::string rewritten = WithHyphens(text);
  if (rewritten.empty()) return std::nullopt;
  return Canonical(rewritten, zone);
}

}  // namespace defnews

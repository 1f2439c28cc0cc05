// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that tell when an article was written: "Posted : March 4, 2021 -
// 10:11", "입력 2021-03-04 10:30 | 수정 2021-03-04 11:02".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "common/dates/date_expression.h"
#include "common/dates/published_date.h"

namespace defnews {

struct StampDate {
  enum class Label { kNone, kWritten, kUpdated, kCollected, kDate };

  Label label = Label::kNone;
  // As Article::published; empty if there is no telling day and month apart.
  std::string date;
  // The bytes it was read from.
  std::string text;
};

// The dates of a line, each with the label before it (or, in Korean, behind
// it). Days without a year are left out. Slashed days are read only behind a
// label, and only if one reading alone is possible or a weekday decides. A
// time without a zone is one of `zone`.
std::vector<StampDate> ReadStamps(std::string_view written,
                                  const absl::TimeZone& zone = SeoulTimeZone());

// The date that `value`, of which it is the whole value, writes in any form
// that leaves no doubt (as DateFromText, and with month names); empty if none.
std::string DateInValue(std::string_view value,
                        const absl::TimeZone& zone = SeoulTimeZone());

// The date of a field that somebody filled in by hand (`입력 2023.11.13 오후
// 3:42 | 수정 ...`, `Feb 5, 2024`): the only one in it, else the only one with
// a label of writing. Empty if it is not to be told, has two digits for its
// year, or is that of an update.
std::string OnlyDateIn(std::string_view value,
                       const absl::TimeZone& zone = SeoulTimeZone());

// `2023-11-09`, and with the time of day behind `date` in `text`, if there is
// one, an instant.
std::string DateWithTime(std::string_view text, const DateExpression& date,
                         const absl::TimeZone& zone = SeoulTimeZone());

}  // namespace defnews

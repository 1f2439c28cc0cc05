// SPDX-License-Identifier: GPL-3.0-or-later
// The days a text speaks of: "on the 13th" of an article published on 9
// November 2023 that says "will" is 2023-11-13. Index and searcher use the
// same code, so that what the one lists the other can verify.
//
// A date without a year is resolved against the day of publication:
// - day alone: the latest such day up to it for what has happened, the
//   earliest from it on for what will; last month's 9th, 지난 9일, 오는 9일,
//   today (9th) as they say; a headline's bare day as the rest of the article
//   takes it;
// - month and day, or month: the nearest, or as `last year` and the like say;
// - weekday: within a week, before or after as the verb says.
// The day of an event abroad "(local time)" is the day there. An ordinal
// nobody writes (23th) is not believed. What cannot be resolved is no mention.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/dates/date_expression.h"
#include "common/dates/published_date.h"
#include "common/dates/tense.h"

namespace defnews {

// A day, month or year; of several days (`9~11 November`) one each.
struct MentionedPeriod {
  DayRange days;
  DatePrecision precision = DatePrecision::kDay;  // day, month or year

  bool operator==(const MentionedPeriod&) const = default;
};

struct Mention {
  // Bytes of the text, half open.
  size_t begin = 0;
  size_t end = 0;
  MentionedPeriod period;

  bool operator==(const Mention&) const = default;
};

// Finds the mentions of one article, text after text: the body first, since
// its verbs settle the bare days of title and captions. Not for two threads.
class MentionFinder {
 public:
  // Of an article not known to the day (or undated) only explicit dates with
  // a year are resolved.
  explicit MentionFinder(const PublishedDate& published);

  // The mentions of `text` (UTF-8), in order. Linear in the text.
  std::vector<Mention> Find(std::string_view text);

 private:
  void Learn(const DateExpression& date, const TenseCue& cue);
  std::optional<MentionedPeriod> Resolve(const DateExpression& date,
                                         const TenseCue& cue) const;
  std::optional<absl::CivilDay> ResolveDay(const DateExpression& date,
                                           const TenseCue& cue) const;
  absl::CivilDay ResolveWeekday(const DateExpression& date,
                                const TenseCue& cue) const;

  std::optional<absl::CivilDay> published_;
  // By day of the month: what a sure mention took it for.
  std::array<std::optional<absl::CivilDay>, 32> known_;
};

// Of title, body and captions, each once, sorted by first day, then by
// precision (years first).
std::vector<MentionedPeriod> MentionedPeriods(const Article& article);

// Whether a day of the period is within `days`; for a month or a year all of
// its days must be, or every story "of 2023" would mention each day of it.
bool IsMentionedWithin(const MentionedPeriod& period, const DayRange& days);

}  // namespace defnews

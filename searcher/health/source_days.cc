// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/health/source_days.h"

#include <algorithm>
#include <memory>
#include <set>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "searcher/execute/read_article.h"
#include "searcher/health/silence.h"

namespace defnews {
namespace {

constexpr size_t kMostRead = 500;

// "20231109", of an article known to the day.
std::optional<absl::CivilDay> DayOfSlot(const std::string& value) {
  if (value.size() != 8) return std::nullopt;
  const absl::StatusOr<DayRange> day = ParsePeriod(
      value.substr(0, 4) + "-" + value.substr(4, 2) + "-" + value.substr(6));
  if (!day.ok()) return std::nullopt;
  return day->first;
}

// Articles that may be of these days, less those known no closer than by month.
IndexQuery OfDays(absl::CivilDay first, absl::CivilDay last) {
  std::vector<std::string> terms;
  for (absl::CivilDay day = first; day <= last; ++day) {
    terms.push_back(schema::DayTerm(day));
  }
  return AnyOf(terms);
}

}  // namespace

absl::StatusOr<std::map<std::string, std::vector<absl::CivilDay>>> SourceDays(
    OpenIndex* index, absl::CivilDay today) {
  std::map<std::string, std::set<absl::CivilDay>> days;
  const absl::CivilDay first = today - (kRhythmDays + kGivenUpDays);
  Interval interval;
  interval.first = first;
  interval.last = today;
  const std::vector<size_t> partitions = index->WithDates(interval);
  if (!partitions.empty()) {
    const std::unique_ptr<Engine> engine = index->NewEngine(partitions);
    const Found found =
        engine->Find(Weightless(OfDays(first, today)), {.unordered = true});
    for (const Match& match : found.matches) {
      const std::optional<absl::CivilDay> day =
          DayOfSlot(engine->Value(match.document, schema::kDaySlot));
      if (!day || *day > today) continue;
      days[engine->Value(match.document, schema::kSourceSlot)].insert(*day);
    }
    RETURN_IF_ERROR(engine->status());
  }
  days.erase("");
  std::map<std::string, std::vector<absl::CivilDay>> sorted;
  for (const auto& [source, all] : days) {
    sorted[source].assign(all.begin(), all.end());
  }
  return sorted;
}

absl::StatusOr<std::string> LastCollected(OpenIndex* index,
                                          const std::string& source,
                                          absl::CivilDay day) {
  Engine* engine = index->whole();
  const IndexQuery of_day =
      AnyOf({schema::DayTerm(day), schema::UndatedTerm()});
  const Found found =
      engine->Find(Weightless(Filtered(
                       IndexQuery::Term(schema::SourceTerm(source)), of_day)),
                   {.limit = kMostRead, .unordered = true});
  std::string last;
  int64_t last_instant = 0;
  for (const Match& match : found.matches) {
    ASSIGN_OR_RETURN(const ::defnews::Article article,
                     ReadArticle(engine, match.document));
    const absl::StatusOr<PublishedDate> date =
        ParsePublished(article.collected);
    if (!date.ok() || !date->dated()) continue;
    if (!last.empty() && date->first_instant <= last_instant) continue;
    last = article.collected;
    last_instant = date->first_instant;
  }
  RETURN_IF_ERROR(engine->status());
  return last;
}

}  // namespace defnews

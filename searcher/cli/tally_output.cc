// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/tally_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "searcher/cli/printable.h"
#include "searcher/cli/row_output.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kBarWidth = 40;

std::string_view UnitName(Timeline unit) {
  switch (unit) {
    case Timeline::kDay:
      return "day";
    case Timeline::kWeek:
      return "week";
    case Timeline::kMonth:
      return "month";
    case Timeline::kQuarter:
      return "quarter";
    case Timeline::kYear:
      return "year";
    case Timeline::kNone:
      break;
  }
  return "";
}

std::string Aligned(size_t number, size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

std::string Line(const Json& record) {
  return record.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string PlainFacets(const SearchResults& results) {
  std::string text;
  std::string_view field;
  for (const FacetCount& facet : results.facets) {
    if (facet.field != field) {
      if (!text.empty()) text += '\n';
      text += facet.field + '\n';
      field = facet.field;
    }
    text += Aligned(facet.count, 9) + "  " +
            (facet.value.empty() ? "(none)" : Printable(facet.value)) + '\n';
  }
  return text;
}

std::string PlainTimeline(const SearchResults& results) {
  size_t most = 1;
  for (const TimelineBucket& bucket : results.timeline) {
    most = std::max(most, bucket.count);
  }
  std::string text;
  for (const TimelineBucket& bucket : results.timeline) {
    text += bucket.start + Aligned(bucket.count, 9) + "  ";
    const std::string share = FixedText(bucket.share * 100, 1) + '%';
    text += std::string(6 - std::min<size_t>(6, share.size()), ' ') + share;
    const size_t bar = (bucket.count * kBarWidth + most - 1) / most;
    text += (bar > 0 ? "  " : "") + std::string(bar, '#') + '\n';
  }
  if (results.timeline_undated > 0) {
    text += "undated   " + Aligned(results.timeline_undated, 9) + '\n';
  }
  return text;
}

}  // namespace

std::string PlainTallies(const SearchResults& results,
                         const SearchOptions& options) {
  std::string text = PlainFacets(results);
  if (options.timeline == Timeline::kNone) return text;
  if (!text.empty()) text += '\n';
  return text + PlainTimeline(results);
}

std::string JsonTallies(const SearchResults& results,
                        const SearchOptions& options) {
  std::string text;
  for (const FacetCount& facet : results.facets) {
    Json record;
    record["type"] = "facet";
    record["field"] = facet.field;
    record["value"] = facet.value;
    record["count"] = facet.count;
    text += Line(record);
  }
  if (options.timeline == Timeline::kNone) return text;
  const std::string unit(UnitName(options.timeline));
  for (const TimelineBucket& bucket : results.timeline) {
    Json record;
    record["type"] = "bucket";
    record["unit"] = unit;
    record["start"] = bucket.start;
    record["count"] = bucket.count;
    record["share"] = bucket.share;
    text += Line(record);
  }
  Json record;
  record["type"] = "timeline";
  record["unit"] = unit;
  record["undated"] = results.timeline_undated;
  return text + Line(record);
}

std::string CsvTallies(const SearchResults& results,
                       const SearchOptions& options) {
  std::string text;
  if (!options.facets.empty()) {
    text += "field,value,count\n";
    for (const FacetCount& facet : results.facets) {
      text += facet.field + ',' + CsvText(facet.value) + ',' +
              std::to_string(facet.count) + '\n';
    }
  }
  if (options.timeline == Timeline::kNone) return text;
  text += "start,count,share\n";
  for (const TimelineBucket& bucket : results.timeline) {
    text += bucket.start + ',' + std::to_string(bucket.count) + ',' +
            NumberText(bucket.share) + '\n';
  }
  return text;
}

}  // namespace defnews

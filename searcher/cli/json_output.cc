// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/json_output.h"

#include <nlohmann/json.hpp>

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

std::string Line(const Json& record) {
  return record.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string JsonQuery(std::string_view query, const SearchResults& results,
                      bool explain, std::string_view like) {
  Json record;
  record["type"] = "query";
  record["schema"] = 1;
  record["query"] = std::string(query);
  record["parsed"] = results.parsed;
  record["interval"] =
      results.interval.empty() ? Json(nullptr) : Json(results.interval);
  record["total"] = results.total;
  record["undated"] = results.undated;
  record["generation"] = results.generation;
  record["total_all"] = results.total_all;
  if (!like.empty()) record["like"] = std::string(like);
  if (results.total == 0) record["suggestions"] = results.suggestions;
  if (!results.related.empty()) record["related"] = results.related;
  if (explain) record["explanation"] = results.explanation;
  return Line(record);
}

std::string JsonHit(const Hit& hit, bool explain) {
  Json record;
  record["type"] = "hit";
  record["rank"] = hit.rank;
  record["id"] = hit.id;
  record["title"] = hit.title;
  record["url"] = hit.url;
  record["source"] = hit.source;
  record["published"] = hit.published;
  record["published_precision"] = hit.published_precision;
  record["published_method"] = hit.published_method;
  record["score"] = hit.score;
  Json highlights = Json::array();
  for (const Highlight& highlight : hit.snippet.highlights) {
    highlights.push_back(Json::array({highlight.begin, highlight.end}));
  }
  record["snippet"]["text"] = hit.snippet.text;
  record["snippet"]["highlights"] = std::move(highlights);
  record["lang"] = hit.lang;
  record["copies"] = hit.copies;
  if (!hit.duplicate_group.empty()) {
    record["duplicate_group"] = hit.duplicate_group;
  }
  if (explain) {
    Json parts = Json::array();
    for (const auto& [part, score] : hit.explanation) {
      Json entry;
      entry["part"] = part;
      entry["score"] = score;
      parts.push_back(std::move(entry));
    }
    record["explanation"] = std::move(parts);
  }
  return Line(record);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/article_json.h"

#include <nlohmann/json.hpp>

#include "common/dates/published_date.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

void AddText(Json* record, const char* key, const std::string& value) {
  if (!value.empty()) (*record)[key] = value;
}

void AddExtra(Json* record, const std::string& extra) {
  if (extra.empty()) return;
  const Json unknown = Json::parse(extra, nullptr, /*allow_exceptions=*/false);
  if (!unknown.is_object()) return;
  for (const auto& [key, value] : unknown.items()) {
    if (!record->contains(key)) (*record)[key] = value;
  }
}

}  // namespace

std::string ArticleToJson(const Article& article) {
  Json record;
  record["schema"] = 1;
  record["id"] = article.id;
  AddText(&record, "url", article.url);
  record["title"] = article.title;
  record["body"] = article.body;
  AddText(&record, "published", article.published);
  AddText(&record, "published_method", article.published_method);
  const absl::StatusOr<PublishedDate> date = ParsePublished(article.published);
  record["published_precision"] = std::string(
      PrecisionName(date.ok() ? date->precision : DatePrecision::kNone));
  if (article.published_confidence) {
    record["published_confidence"] = *article.published_confidence;
  }
  AddText(&record, "collected", article.collected);
  AddText(&record, "source", article.source);
  AddText(&record, "lang", article.lang);
  AddText(&record, "byline", article.byline);
  if (!article.captions.empty()) record["captions"] = article.captions;
  AddText(&record, "duplicate_of", article.duplicate_of);
  AddText(&record, "duplicate_group", article.duplicate_group);
  AddExtra(&record, article.extra);
  return record.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace defnews

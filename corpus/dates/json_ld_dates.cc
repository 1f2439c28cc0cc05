// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/json_ld_dates.h"

#include <simdjson.h>

#include <deque>

namespace defnews {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kMostBytes = size_t{1} << 20;

// `"name" : "value"` in a text that is not quite JSON.
std::string ValueInText(std::string_view text, std::string_view name) {
  const std::string quoted = '"' + std::string(name) + '"';
  size_t at = text.find(quoted);
  if (at == std::string_view::npos) return "";
  at += quoted.size();
  constexpr size_t kLongest = 60;
  const size_t open = text.find('"', at);
  if (open == std::string_view::npos || open - at > 8) return "";
  const size_t close = text.find('"', open + 1);
  if (close == std::string_view::npos || close - open > kLongest) return "";
  return std::string(text.substr(open + 1, close - open - 1));
}

bool IsArticle(dom::object object) {
  std::string_view type;
  dom::element element;
  if (object["@type"].get(element) != simdjson::SUCCESS) return false;
  dom::array types;
  if (element.get_array().get(types) == simdjson::SUCCESS) {
    for (const dom::element one : types) {
      if (one.get_string().get(type) == simdjson::SUCCESS) break;
    }
  } else if (element.get_string().get(type) != simdjson::SUCCESS) {
    return false;
  }
  return type.find("Article") != std::string_view::npos ||
         type.find("Posting") != std::string_view::npos ||
         type.find("Report") != std::string_view::npos;
}

void TakeText(dom::object object, const char* key, bool better,
              std::string* field) {
  std::string_view text;
  if (object[key].get_string().get(text) != simdjson::SUCCESS) return;
  if (field->empty() || better) *field = std::string(text);
}

// Takes over what `dates` lacks.
void TakeFrom(dom::object object, JsonLdDates* dates, bool* article) {
  const bool better = !*article && IsArticle(object);
  TakeText(object, "datePublished", better, &dates->published);
  TakeText(object, "dateModified", better, &dates->modified);
  *article = *article || (better && !dates->published.empty());
}

}  // namespace

JsonLdDates DatesInJsonLd(std::string_view json) {
  JsonLdDates dates;
  if (json.size() > kMostBytes) return dates;
  dom::parser parser;
  dom::element root;
  if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) {
    return {ValueInText(json, "datePublished"),
            ValueInText(json, "dateModified")};
  }
  bool article = false;
  std::deque<dom::element> waiting = {root};
  while (!waiting.empty()) {
    const dom::element element = waiting.front();
    waiting.pop_front();
    dom::array array;
    dom::object object;
    if (element.get_array().get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array) waiting.push_back(item);
    }
    if (element.get_object().get(object) != simdjson::SUCCESS) continue;
    TakeFrom(object, &dates, &article);
    for (const auto& [key, value] : object) {
      if (value.is_array() || value.is_object()) waiting.push_back(value);
    }
  }
  return dates;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/json_ld.h"

#include <simdjson.h>

#include <algorithm>
#include <deque>
#include <utility>

namespace defnews {
namespace {

namespace dom = simdjson::dom;

constexpr size_t kMostBytes = size_t{1} << 20;
constexpr size_t kMostDepth = 64;

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

// Without the comment or CDATA marks that some pages put around it.
std::string_view Bare(std::string_view json) {
  constexpr std::string_view kOpen = "<![CDATA[";
  if (const size_t at = json.find(kOpen); at < json.find('{')) {
    json.remove_prefix(at + kOpen.size());
    json = json.substr(0, json.rfind("]]>"));
  }
  const size_t begin = json.find_first_of("{[");
  const size_t end = json.find_last_of("}]");
  if (begin == std::string_view::npos || end == std::string_view::npos ||
      end < begin) {
    return "";
  }
  return json.substr(begin, end + 1 - begin);
}

std::string TextOf(dom::object object, const char* key) {
  std::string_view text;
  if (object[key].get_string().get(text) != simdjson::SUCCESS) return "";
  return std::string(text);
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

// "name" of an object, or the text itself; of a list all, at most four.
std::string NamesIn(dom::object object, const char* key) {
  dom::element element;
  if (object[key].get(element) != simdjson::SUCCESS) return "";
  std::string names;
  const auto add = [&names](dom::element one) {
    std::string_view name;
    dom::object person;
    if (one.get_object().get(person) == simdjson::SUCCESS) {
      if (person["name"].get_string().get(name) != simdjson::SUCCESS) return;
    } else if (one.get_string().get(name) != simdjson::SUCCESS) {
      return;
    }
    if (name.empty() || name.starts_with("http")) return;
    if (!names.empty()) names += ", ";
    names += name;
  };
  dom::array array;
  if (element.get_array().get(array) != simdjson::SUCCESS) {
    add(element);
    return names;
  }
  constexpr int kMostNames = 4;
  int count = 0;
  for (const dom::element one : array) {
    if (++count <= kMostNames) add(one);
  }
  return names;
}

bool IsWalled(dom::object object) {
  bool free = true;
  if (object["isAccessibleForFree"].get_bool().get(free) == simdjson::SUCCESS) {
    return !free;
  }
  const std::string text = TextOf(object, "isAccessibleForFree");
  return text == "False" || text == "false";
}

void Take(std::string value, bool better, std::string* field) {
  if (!value.empty() && (field->empty() || better)) *field = std::move(value);
}

void TakeFrom(dom::object object, JsonLd* facts) {
  const bool article = IsArticle(object);
  const bool better = article && !facts->article;
  Take(TextOf(object, "datePublished"), better, &facts->published);
  Take(TextOf(object, "dateModified"), better, &facts->modified);
  if (!better) return;
  facts->article =
      !facts->published.empty() || !TextOf(object, "headline").empty();
  Take(TextOf(object, "headline"), true, &facts->headline);
  Take(NamesIn(object, "author"), true, &facts->author);
  Take(NamesIn(object, "publisher"), true, &facts->publisher);
  Take(TextOf(object, "articleBody"), true, &facts->body);
  facts->walled = IsWalled(object);
}

struct Waiting {
  dom::element element;
  size_t depth;
};

}  // namespace

void ReadJsonLd(std::string_view json, JsonLd* facts) {
  if (json.size() > kMostBytes) return;
  const simdjson::padded_string padded(Bare(json));
  dom::parser parser;
  dom::element root;
  if (parser.parse(padded).get(root) != simdjson::SUCCESS) {
    Take(ValueInText(json, "datePublished"), false, &facts->published);
    Take(ValueInText(json, "dateModified"), false, &facts->modified);
    return;
  }
  std::deque<Waiting> waiting = {{root, 0}};
  while (!waiting.empty()) {
    const auto [element, depth] = waiting.front();
    waiting.pop_front();
    if (depth > kMostDepth) continue;
    dom::array array;
    dom::object object;
    if (element.get_array().get(array) == simdjson::SUCCESS) {
      for (const dom::element item : array)
        waiting.push_back({item, depth + 1});
    }
    if (element.get_object().get(object) != simdjson::SUCCESS) continue;
    TakeFrom(object, facts);
    for (const auto& [key, value] : object) {
      if (value.is_array() || value.is_object()) {
        waiting.push_back({value, depth + 1});
      }
    }
  }
}

}  // namespace defnews

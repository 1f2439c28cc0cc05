// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/corpus_lines.h"

#include <simdjson.h>

#include <cstdint>

namespace defnews::bench {
namespace {

// A missing key reads as empty; a key that is no string is an error.
bool ReadText(simdjson::dom::element record, const char* key,
              std::string_view* text) {
  const auto error = record[key].get(*text);
  if (error == simdjson::NO_SUCH_FIELD) *text = {};
  return error == simdjson::SUCCESS || error == simdjson::NO_SUCH_FIELD;
}

}  // namespace

std::string ReadCorpus(const std::string& path,
                       const std::function<bool(const CorpusArticle&)>& take) {
  simdjson::dom::parser parser;
  simdjson::dom::document_stream stream;
  if (const auto error = parser.load_many(path, size_t{16} << 20).get(stream)) {
    return path + ": " + simdjson::error_message(error);
  }
  uint64_t line = 0;
  for (auto record : stream) {
    ++line;
    const std::string place = path + ":" + std::to_string(line) + ": ";
    simdjson::dom::element element;
    if (const auto error = record.get(element)) {
      return place + simdjson::error_message(error);
    }
    CorpusArticle article;
    if (!ReadText(element, "id", &article.id) ||
        !ReadText(element, "title", &article.title) ||
        !ReadText(element, "body", &article.body) ||
        !ReadText(element, "published", &article.published)) {
      return place + "id, title, body and published must be strings";
    }
    if (!take(article)) return "";
  }
  return line == 0 ? path + ": no article in it" : "";
}

}  // namespace defnews::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/json_record.h"

#include <simdjson.h>

#include <utility>

#include "common/article/clean_text.h"
#include "common/status/status_macros.h"
#include "corpus/readers/record.h"
#include "corpus/readers/record_fields.h"

namespace defnews {
namespace {

namespace dom = simdjson::dom;
using dom::element_type;

std::string ViewText(std::string_view text) { return std::string(text); }

// A JSON array: a list of texts, or something else if it holds anything else.
RecordValue ListValue(dom::array array) {
  RecordValue value;
  value.type = RecordValue::Type::kTextList;
  for (const dom::element item : array) {
    if (item.is_null()) continue;
    std::string_view text;
    if (item.get_string().get(text) != simdjson::SUCCESS) {
      return {
          RecordValue::Type::kOther, "a list of other things than texts", {}};
    }
    value.list.push_back(ViewText(text));
  }
  return value;
}

RecordValue ValueOf(dom::element element) {
  using Type = RecordValue::Type;
  switch (element.type()) {
    case element_type::NULL_VALUE:
      return {};
    case element_type::STRING:
      return {Type::kText, ViewText(element.get_string().value_unsafe()), {}};
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      return {Type::kNumber, simdjson::minify(element), {}};
    case element_type::ARRAY:
      return ListValue(element.get_array().value_unsafe());
    case element_type::OBJECT:
      return {Type::kOther, "an object", {}};
    case element_type::BOOL:
      return {Type::kOther, "true or false", {}};
  }
  return {};
}

Record RecordOf(dom::object object) {
  Record record;
  for (const auto& [key, element] : object) {
    const std::optional<FieldName> name = FindField(key);
    if (!name) {
      record.unknown.emplace_back(ViewText(key), simdjson::minify(element));
    } else if (name->field != RecordField::kPublishedPrecision) {
      record.known.emplace_back(ViewText(key), ValueOf(element));
    }
  }
  return record;
}

// The code unit of the escape at `at` ("\uXXXX"), -1 if there is none.
int EscapedUnit(std::string_view json, size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') {
    return -1;
  }
  int unit = 0;
  for (const char c : json.substr(at + 2, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool IsHigh(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool IsLow(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

struct JsonRecordParser::Implementation {
  dom::parser parser;

  simdjson::error_code ParseText(const std::string& json,
                                 dom::element* element) {
    return parser.parse(json).get(*element);
  }
};

JsonRecordParser::JsonRecordParser()
    : implementation_(std::make_unique<Implementation>()) {}

JsonRecordParser::~JsonRecordParser() = default;

absl::Status JsonRecordParser::Parse(const std::string& json,
                                     const ReaderOptions& options,
                                     Article* article,
                                     std::vector<std::string>* notes) {
  dom::element element;
  simdjson::error_code error = implementation_->ParseText(json, &element);
  std::string repaired;
  if (error == simdjson::UTF8_ERROR) {
    repaired = CleanText(json);
    notes->push_back("ill-formed UTF-8, replaced by U+FFFD");
    error = implementation_->ParseText(repaired, &element);
  }
  if (error == simdjson::STRING_ERROR) {
    bool changed = false;
    repaired =
        ReplaceLoneSurrogates(repaired.empty() ? json : repaired, &changed);
    if (changed) {
      notes->push_back("half a surrogate pair, replaced by U+FFFD");
      error = implementation_->ParseText(repaired, &element);
    }
  }
  if (error != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(std::string("not JSON: ") +
                                      simdjson::error_message(error));
  }
  dom::object object;
  if (element.get_object().get(object) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("not a JSON object");
  }
  return ArticleFromRecord(RecordOf(object), options, article, notes);
}

std::string ReplaceLoneSurrogates(std::string_view json, bool* changed) {
  *changed = false;
  std::string out;
  out.reserve(json.size());
  size_t i = 0;
  while (i < json.size()) {
    if (json[i] != '\\') {
      out += json[i++];
      continue;
    }
    const int unit = EscapedUnit(json, i);
    const bool pair = IsHigh(unit) && IsLow(EscapedUnit(json, i + 6));
    if (!pair && (IsHigh(unit) || IsLow(unit))) {
      out += "\\uFFFD";
      i += 6;
      *changed = true;
      continue;
    }
    // Two bytes of any other escape, so that `\\u` is not taken for one.
    const size_t length = pair ? 12 : 2;
    out += json.substr(i, length);
    i += length;
  }
  return out;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/char_class.h"
#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/edit_distance.h"

namespace defnews {
namespace {

using Value = KnownField::Value;

constexpr std::array<std::pair<std::string_view, KnownField>, 7> kFields = {{
    {"title", {Value::kText, Field::kTitle}},
    {"body", {Value::kText, Field::kBody}},
    {"caption", {Value::kText, Field::kCaption}},
    {"source", {Value::kSource, Field::kAny}},
    {"person", {Value::kText, Field::kPerson}},
    {"date", {Value::kDate, Field::kAny}},
    {"mentions", {Value::kMentions, Field::kAny}},
}};

// The field within two edits of `name`, whatever its case.
std::string_view ClosestField(std::string_view name) {
  constexpr size_t kLongestTypo = 12;
  if (name.size() > kLongestTypo) return {};
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(), ToLower);
  std::string_view closest;
  size_t least = std::min<size_t>(3, name.size());
  for (const auto& [field, known] : kFields) {
    const size_t distance = EditDistance(lower, field);
    if (distance < least) {
      least = distance;
      closest = field;
    }
  }
  return closest;
}

}  // namespace

std::optional<KnownField> FindField(std::string_view name) {
  for (const auto& [field, known] : kFields) {
    if (field == name) return known;
  }
  return std::nullopt;
}

size_t FieldNameLength(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ':') return at;
    if (!IsNameCharacter(NextCodePoint(text, &at))) return 0;
  }
  return 0;
}

std::string UnknownFieldMessage(std::string_view name) {
  std::string message = "unknown field \"" + std::string(name) + "\"";
  const std::string_view closest = ClosestField(name);
  if (!closest.empty()) {
    message += "; did you mean " + std::string(closest) + ":?";
  }
  message += " (known:";
  for (const auto& [field, known] : kFields) {
    message += " " + std::string(field) + ":";
  }
  return message + "; text with a colon goes in double quotes)";
}

}  // namespace defnews

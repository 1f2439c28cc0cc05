// SPDX-License-Identifier: GPL-3.0-or-later
// The fields a query may name, and how a name is told from text with a colon.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/query/ast.h"

namespace defnews {

// A known field; `text` says which one, where it holds words.
struct KnownField {
  enum class Value { kText, kSource, kDate, kMentions };
  Value value = Value::kText;
  Field text = Field::kAny;
};

std::optional<KnownField> FindField(std::string_view name);

// The bytes before the first colon of `text` if they are letters and
// underscores only; 0 if there is no such name.
size_t FieldNameLength(std::string_view text);

// Names the field, the closest known one if any is close, and all of them.
std::string UnknownFieldMessage(std::string_view name);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The names under which records carry the fields of an article.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace defnews {

enum class RecordField {
  kSchema,
  kId,
  kUrl,
  kTitle,
  kBody,
  kPublished,
  kPublishedMethod,
  kPublishedPrecision,
  kPublishedConfidence,
  kCollected,
  kSource,
  kLang,
  kByline,
  kCaptions,
  kDuplicateOf,
  kDuplicateGroup,
};
inline constexpr size_t kRecordFieldCount = 16;

struct FieldName {
  RecordField field;
  // 0 for the canonical key; of two keys that mean one field the smaller rank
  // is taken.
  size_t rank = 0;
};

// What `key` means, if it is a canonical key or one of the usual aliases.
// Letter case, spaces, hyphens and underscores do not matter: `Published At`,
// `publishedAt` and `published_at` are one alias.
std::optional<FieldName> FindField(std::string_view key);

// The canonical key: "published_method".
std::string_view CanonicalKey(RecordField field);

}  // namespace defnews

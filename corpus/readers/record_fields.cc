// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/record_fields.h"

#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"

namespace defnews {
namespace {

struct Names {
  RecordField field;
  std::string_view canonical;
  // In the order in which they are believed.
  std::vector<std::string_view> aliases;
};

// In the order of RecordField. The Korean names are those of spreadsheets and
// of the exports of Korean news archives.
const std::array<Names, kRecordFieldCount>& AllNames() {
  using F = RecordField;
  static const auto* const kNames = new std::array<Names, kRecordFieldCount>{{
      {F::kSchema, "schema", {}},
      {F::kId, "id", {"_id", "guid", "article_id", "uuid", "뉴스 식별자"}},
      {F::kUrl,
       "url",
       {"link", "canonical_url", "permalink", "article_url", "uri", "링크",
        "주소"}},
      {F::kTitle, "title", {"headline", "head_line", "제목"}},
      {F::kBody,
       "body",
       {"content", "text", "article_body", "full_text", "body_text", "maintext",
        "main_text", "본문", "내용"}},
      {F::kPublished,
       "published",
       {"date", "published_at", "date_published", "pub_date", "published_date",
        "publish_date", "publication_date", "published_time", "published_on",
        "posted_at", "timestamp", "datetime", "일자", "날짜", "작성일",
        "게재일"}},
      {F::kPublishedMethod, "published_method", {}},
      {F::kPublishedPrecision, "published_precision", {}},
      {F::kPublishedConfidence, "published_confidence", {}},
      {F::kCollected,
       "collected",
       {"collected_at", "crawled_at", "fetched_at", "date_crawled",
        "date_download", "crawled", "fetched", "scraped_at", "retrieved_at"}},
      {F::kSource,
       "source",
       {"outlet", "publisher", "site", "site_name", "publication", "newspaper",
        "언론사", "매체", "출처"}},
      {F::kLang, "lang", {"language", "lang_code", "언어"}},
      {F::kByline,
       "byline",
       {"author", "authors", "creator", "reporter", "기자", "기고자"}},
      {F::kCaptions, "captions", {"caption", "image_captions"}},
      {F::kDuplicateOf, "duplicate_of", {}},
      {F::kDuplicateGroup, "duplicate_group", {}},
  }};
  return *kNames;
}

std::string FoldKey(std::string_view key) {
  std::string folded;
  for (const char c : key) {
    if (c == ' ' || c == '_' || c == '-') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

using NameTable = absl::flat_hash_map<std::string, FieldName>;

NameTable BuildTable() {
  NameTable table;
  for (const Names& names : AllNames()) {
    // Rank 0 is the canonical key as it stands; `Title` has rank 1.
    size_t rank = 1;
    table.try_emplace(FoldKey(names.canonical), FieldName{names.field, rank});
    for (const std::string_view alias : names.aliases) {
      table.try_emplace(FoldKey(alias), FieldName{names.field, ++rank});
    }
  }
  return table;
}

}  // namespace

std::optional<FieldName> FindField(std::string_view key) {
  static const NameTable* const kTable = new NameTable(BuildTable());
  const auto found = kTable->find(FoldKey(key));
  if (found == kTable->end()) return std::nullopt;
  FieldName name = found->second;
  if (key == CanonicalKey(name.field)) name.rank = 0;
  return name;
}

std::string_view CanonicalKey(RecordField field) {
  return AllNames()[static_cast<size_t>(field)].canonical;
}

}  // namespace defnews

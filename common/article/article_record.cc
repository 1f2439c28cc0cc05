// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/article_record.h"

#include <zlib.h>

#include <cstdint>
#include <optional>

#include "absl/strings/str_format.h"
#include "common/content_hash.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

// First byte of every record; a change of form changes it.
constexpr char kRecordForm = '\x01';
// A record claiming more than this is damaged.
constexpr uint64_t kMaxPartBytes = uint64_t{1} << 31;

void AppendNumber(uint64_t value, std::string* out) {
  while (value >= 0x80) {
    *out += static_cast<char>((value & 0x7F) | 0x80);
    value >>= 7;
  }
  *out += static_cast<char>(value);
}

std::optional<uint64_t> TakeNumber(std::string_view* in) {
  uint64_t value = 0;
  for (int shift = 0; shift < 64 && !in->empty(); shift += 7) {
    const uint8_t byte = static_cast<uint8_t>(in->front());
    in->remove_prefix(1);
    value |= static_cast<uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

void AppendText(std::string_view text, std::string* out) {
  AppendNumber(text.size(), out);
  *out += text;
}

bool TakeText(std::string_view* in, std::string* text) {
  const std::optional<uint64_t> size = TakeNumber(in);
  if (!size || *size > in->size()) return false;
  *text = std::string(in->substr(0, *size));
  in->remove_prefix(*size);
  return true;
}

std::string EncodeHead(const Article& article) {
  std::string out;
  for (const std::string* field :
       {&article.id, &article.url, &article.title, &article.published,
        &article.published_method, &article.source, &article.lang,
        &article.duplicate_group}) {
    AppendText(*field, &out);
  }
  return out;
}

std::string EncodeRest(const Article& article) {
  std::string out;
  for (const std::string* field :
       {&article.body, &article.byline, &article.collected,
        &article.duplicate_of, &article.extra}) {
    AppendText(*field, &out);
  }
  AppendText(article.published_confidence
                 ? absl::StrFormat("%.17g", *article.published_confidence)
                 : std::string(),
             &out);
  AppendNumber(article.captions.size(), &out);
  for (const std::string& caption : article.captions) AppendText(caption, &out);
  return out;
}

bool ReadHead(std::string_view in, Article* article) {
  for (std::string* field :
       {&article->id, &article->url, &article->title, &article->published,
        &article->published_method, &article->source, &article->lang,
        &article->duplicate_group}) {
    if (!TakeText(&in, field)) return false;
  }
  return in.empty();
}

bool ReadRest(std::string_view in, Article* article) {
  for (std::string* field :
       {&article->body, &article->byline, &article->collected,
        &article->duplicate_of, &article->extra}) {
    if (!TakeText(&in, field)) return false;
  }
  std::string confidence;
  if (!TakeText(&in, &confidence)) return false;
  if (!confidence.empty()) {
    article->published_confidence = std::strtod(confidence.c_str(), nullptr);
  }
  const std::optional<uint64_t> captions = TakeNumber(&in);
  if (!captions || *captions > in.size()) return false;
  article->captions.resize(*captions);
  for (std::string& caption : article->captions) {
    if (!TakeText(&in, &caption)) return false;
  }
  return in.empty();
}

std::string Deflate(std::string_view text) {
  uLongf size = compressBound(text.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size,
            reinterpret_cast<const Bytef*>(text.data()), text.size(),
            Z_DEFAULT_COMPRESSION);
  out.resize(size);
  return out;
}

void AppendPart(std::string_view text, std::string* out) {
  const std::string deflated = Deflate(text);
  AppendNumber(text.size(), out);
  AppendText(deflated, out);
}

absl::Status Damaged() {
  return absl::DataLossError("a stored article is damaged");
}

absl::StatusOr<std::string> TakePart(std::string_view* in) {
  const std::optional<uint64_t> size = TakeNumber(in);
  const std::optional<uint64_t> deflated = TakeNumber(in);
  if (!size || !deflated || *deflated > in->size() || *size > kMaxPartBytes) {
    return Damaged();
  }
  // zlib expands at most about 1032 times (its manual, "Maximum Expansion").
  if (*size > 1100 * (*deflated + 1)) return Damaged();
  std::string text(*size, '\0');
  uLongf made = *size;
  const int result =
      uncompress(reinterpret_cast<Bytef*>(text.data()), &made,
                 reinterpret_cast<const Bytef*>(in->data()), *deflated);
  in->remove_prefix(*deflated);
  if (result != Z_OK || made != *size) return Damaged();
  return text;
}

absl::StatusOr<Article> Decode(std::string_view record, bool whole) {
  if (record.empty() || record.front() != kRecordForm) return Damaged();
  record.remove_prefix(1);
  Article article;
  ASSIGN_OR_RETURN(const std::string head, TakePart(&record));
  if (!ReadHead(head, &article)) return Damaged();
  if (!whole) return article;
  ASSIGN_OR_RETURN(const std::string rest, TakePart(&record));
  if (!ReadRest(rest, &article) || !record.empty()) return Damaged();
  return article;
}

}  // namespace

std::string EncodeArticle(const Article& article) {
  std::string out(1, kRecordForm);
  AppendPart(EncodeHead(article), &out);
  AppendPart(EncodeRest(article), &out);
  return out;
}

absl::StatusOr<Article> DecodeArticle(std::string_view record) {
  return Decode(record, true);
}

absl::StatusOr<Article> DecodeHead(std::string_view record) {
  return Decode(record, false);
}

std::string ArticleVersion(const Article& article) {
  return ContentHash128(EncodeHead(article) + EncodeRest(article));
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/article_record.h"

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/article/packed_text.h"
#include "common/content_hash.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

// The first byte of a record tells its form. kDeflated was once that of all.
constexpr char kDeflated = '\x01';
constexpr char kFast = '\x02';
constexpr char kDeflatedAgain = '\x03';

// libxapian inflates into buffers of 8,192 bytes and loses what is left when
// the input ends with a full one, which a value of less than that never fills.
constexpr size_t kMostOfOneBuffer = 8191;

constexpr int kMostAgain = 3;

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
  constexpr size_t kUsualBytes = 512;
  std::string out;
  out.reserve(kUsualBytes);
  for (const std::string* field :
       {&article.id, &article.url, &article.title, &article.published,
        &article.published_method, &article.source, &article.lang,
        &article.duplicate_group}) {
    AppendText(*field, &out);
  }
  return out;
}

std::string EncodeRest(const Article& article) {
  constexpr size_t kUsualBytes = 256;
  std::string out;
  out.reserve(article.body.size() + article.extra.size() + kUsualBytes);
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

// The form of every article but long ones: the head as it is, so that a hit
// list decodes next to nothing, and the rest fast. Empty if it takes more than
// kMostOfOneBuffer bytes.
std::string FastRecord(std::string_view head, std::string_view rest) {
  std::string out(1, kFast);
  AppendText(head, &out);
  AppendNumber(rest.size(), &out);
  if (out.size() > kMostOfOneBuffer ||
      !AppendFast(rest, kMostOfOneBuffer - out.size(), &out)) {
    return {};
  }
  return out;
}

void AppendDeflated(std::string_view text, std::string* out) {
  AppendNumber(text.size(), out);
  AppendText(Deflate(text), out);
}

std::string DeflatedRecord(std::string_view head, std::string_view rest) {
  std::string out(1, kDeflated);
  AppendDeflated(head, &out);
  AppendDeflated(rest, &out);
  return out;
}

// A text that repeats itself without end can be deflated twice.
std::string DeflateAgain(std::string record) {
  for (int i = 0; i < kMostAgain && record.size() > kMostOfOneBuffer &&
                  IsDeflatedByXapian(record);
       ++i) {
    std::string out(1, kDeflatedAgain);
    AppendDeflated(record, &out);
    record = std::move(out);
  }
  return record;
}

absl::Status Damaged() {
  return absl::DataLossError("a stored article is damaged");
}

absl::StatusOr<std::string> TakeDeflated(std::string_view* in) {
  const std::optional<uint64_t> size = TakeNumber(in);
  const std::optional<uint64_t> deflated = TakeNumber(in);
  if (!size || !deflated || *deflated > in->size()) return Damaged();
  const std::string_view stream = in->substr(0, *deflated);
  in->remove_prefix(*deflated);
  return Inflate(stream, *size);
}

absl::StatusOr<Article> DecodeFast(std::string_view record, bool whole) {
  Article article;
  const std::optional<uint64_t> head = TakeNumber(&record);
  if (!head || *head > record.size() ||
      !ReadHead(record.substr(0, *head), &article)) {
    return Damaged();
  }
  if (!whole) return article;
  record.remove_prefix(*head);
  const std::optional<uint64_t> size = TakeNumber(&record);
  if (!size) return Damaged();
  ASSIGN_OR_RETURN(const std::string rest, UnpackFast(record, *size));
  if (!ReadRest(rest, &article)) return Damaged();
  return article;
}

absl::StatusOr<Article> DecodeDeflated(std::string_view record, bool whole) {
  Article article;
  ASSIGN_OR_RETURN(const std::string head, TakeDeflated(&record));
  if (!ReadHead(head, &article)) return Damaged();
  if (!whole) return article;
  ASSIGN_OR_RETURN(const std::string rest, TakeDeflated(&record));
  if (!ReadRest(rest, &article) || !record.empty()) return Damaged();
  return article;
}

absl::StatusOr<Article> Decode(std::string_view record, bool whole) {
  std::string inflated;
  for (int i = 0; i < kMostAgain && record.starts_with(kDeflatedAgain); ++i) {
    record.remove_prefix(1);
    ASSIGN_OR_RETURN(std::string more, TakeDeflated(&record));
    if (!record.empty()) return Damaged();
    inflated = std::move(more);
    record = inflated;
  }
  if (record.empty()) return Damaged();
  const char form = record.front();
  record.remove_prefix(1);
  if (form == kFast) return DecodeFast(record, whole);
  if (form == kDeflated) return DecodeDeflated(record, whole);
  return Damaged();
}

}  // namespace

std::string EncodeArticle(const Article& article) {
  const std::string head = EncodeHead(article);
  const std::string rest = EncodeRest(article);
  std::string record = FastRecord(head, rest);
  if (!record.empty()) return record;
  return DeflateAgain(DeflatedRecord(head, rest));
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "common/article/clean_text.h"
#include "common/content_hash.h"
#include "common/dates/published_date.h"
#include "common/status/status_macros.h"
#include "corpus/dates/stamp.h"
#include "corpus/extract/body_text.h"
#include "corpus/extract/date_text.h"
#include "corpus/extract/line_text.h"
#include "corpus/readers/record_fields.h"

namespace defnews {
namespace {

using Type = RecordValue::Type;

std::string TypeName(const RecordValue& value) {
  switch (value.type) {
    case Type::kNull:
      return "null";
    case Type::kText:
      return "text";
    case Type::kNumber:
      return "the number " + value.text;
    case Type::kTextList:
      return "a list";
    case Type::kOther:
      return value.text;
  }
  return "";
}

bool HoldsSomething(const RecordValue& value) {
  if (value.type == Type::kNull) return false;
  if (value.type == Type::kText) return !TrimText(value.text).empty();
  if (value.type == Type::kTextList) return !value.list.empty();
  return true;
}

std::string JsonOf(const RecordValue& value) {
  if (value.type == Type::kNumber) return value.text;
  if (value.type != Type::kTextList) return JsonQuoted(value.text);
  std::string json = "[";
  for (const std::string& item : value.list) {
    if (json.size() > 1) json += ",";
    json += JsonQuoted(item);
  }
  return json + "]";
}

// The value taken for each field, and what was not taken.
class FieldChoice {
 public:
  void Offer(std::string key, RecordValue value) {
    if (!HoldsSomething(value)) return;
    const std::optional<FieldName> name = FindField(key);
    if (!name) return;
    Candidate& best = best_[static_cast<size_t>(name->field)];
    Candidate offered{std::move(key), std::move(value), name->rank, true};
    // At equal rank the key stands in the record twice: the last one counts.
    const bool wins = !best.present || offered.rank <= best.rank;
    if (wins) std::swap(best, offered);
    if (offered.present && offered.key != best.key) {
      losers_.emplace_back(offered.key, JsonOf(offered.value));
    }
  }

  // The key and value for `field`, null if none.
  const std::string& KeyOf(RecordField field) const {
    return best_[static_cast<size_t>(field)].key;
  }
  RecordValue* ValueOf(RecordField field) {
    Candidate& best = best_[static_cast<size_t>(field)];
    return best.present ? &best.value : nullptr;
  }
  std::vector<std::pair<std::string, std::string>> TakeLosers() {
    return std::move(losers_);
  }

 private:
  struct Candidate {
    std::string key;
    RecordValue value;
    size_t rank = 0;
    bool present = false;
  };
  std::array<Candidate, kRecordFieldCount> best_;
  std::vector<std::pair<std::string, std::string>> losers_;
};

// The instant that `text` counts in seconds or milliseconds since 1970, as
// exports of databases do; empty if it is no number of the years from 2001 to
// 2030, beyond which 2034010112 could be one, or an hour written so.
std::string DateOfUnixTime(std::string_view text) {
  const bool digits = std::all_of(text.begin(), text.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || (text.size() != 10 && text.size() != 13)) return "";
  if (text[0] != '1' || text[1] == '9') return "";
  int64_t seconds = 0;
  std::from_chars(text.data(), text.data() + 10, seconds);
  return absl::FormatTime("%Y-%m-%d%ET%H:%M:%SZ",
                          absl::FromUnixSeconds(seconds), absl::UTCTimeZone());
}

absl::Status WrongType(const std::string& key, const RecordValue& value,
                       const char* wanted) {
  return absl::InvalidArgumentError("`" + key + "` is " + TypeName(value) +
                                    ", not " + wanted);
}

// Fills an article field by field.
class ArticleBuilder {
 public:
  ArticleBuilder(FieldChoice* fields, absl::Time now, Article* article,
                 std::vector<std::string>* notes)
      : fields_(*fields), now_(now), article_(*article), notes_(*notes) {}

  absl::Status Build() {
    RETURN_IF_ERROR(CheckSchema());
    RETURN_IF_ERROR(SetId());
    using F = RecordField;
    RETURN_IF_ERROR(SetLine(F::kTitle, &article_.title));
    RETURN_IF_ERROR(SetBody());
    RETURN_IF_ERROR(SetLine(F::kUrl, &article_.url));
    RETURN_IF_ERROR(SetLine(F::kSource, &article_.source));
    article_.source = LowerAscii(article_.source);
    RETURN_IF_ERROR(SetLine(F::kLang, &article_.lang));
    RETURN_IF_ERROR(SetByline());
    RETURN_IF_ERROR(SetCaptions());
    RETURN_IF_ERROR(SetLine(F::kDuplicateOf, &article_.duplicate_of, true));
    RETURN_IF_ERROR(
        SetLine(F::kDuplicateGroup, &article_.duplicate_group, true));
    RETURN_IF_ERROR(SetLine(F::kPublishedMethod, &article_.published_method));
    RETURN_IF_ERROR(SetConfidence());
    RETURN_IF_ERROR(SetCollected());
    return SetPublished();
  }

  // Pairs for `extra` that came up on the way.
  std::vector<std::pair<std::string, std::string>> TakeLeftOvers() {
    return std::move(left_overs_);
  }

 private:
  absl::Status CheckSchema() {
    const RecordValue* schema = fields_.ValueOf(RecordField::kSchema);
    if (schema == nullptr || schema->text == "1") return absl::OkStatus();
    return absl::InvalidArgumentError("`schema` is " + TypeName(*schema) +
                                      "; this version reads schema 1");
  }

  absl::Status SetId() {
    const RecordValue* value = fields_.ValueOf(RecordField::kId);
    if (value == nullptr) return absl::OkStatus();
    if (value->type != Type::kText && value->type != Type::kNumber) {
      return WrongType(fields_.KeyOf(RecordField::kId), *value, "text");
    }
    const std::string cleaned = CleanText(value->text);
    article_.id = TrimText(cleaned);
    return absl::OkStatus();
  }

  absl::Status SetLine(RecordField field, std::string* line,
                       bool number_too = false) {
    const RecordValue* value = fields_.ValueOf(field);
    if (value == nullptr) return absl::OkStatus();
    const bool number = number_too && value->type == Type::kNumber;
    if (value->type != Type::kText && !number) {
      return WrongType(fields_.KeyOf(field), *value, "text");
    }
    *line = OneLine(value->text);
    return absl::OkStatus();
  }

  absl::Status SetBody() {
    const RecordValue* value = fields_.ValueOf(RecordField::kBody);
    if (value == nullptr) return absl::OkStatus();
    if (value->type != Type::kText) {
      return WrongType(fields_.KeyOf(RecordField::kBody), *value, "text");
    }
    article_.body = NormalizeBody(value->text);
    return absl::OkStatus();
  }

  absl::Status SetByline() {
    const RecordValue* value = fields_.ValueOf(RecordField::kByline);
    if (value == nullptr || value->type != Type::kTextList) {
      return SetLine(RecordField::kByline, &article_.byline);
    }
    for (const std::string& author : value->list) {
      const std::string line = OneLine(author);
      if (line.empty()) continue;
      if (!article_.byline.empty()) article_.byline += ", ";
      article_.byline += line;
    }
    return absl::OkStatus();
  }

  absl::Status SetCaptions() {
    RecordValue* value = fields_.ValueOf(RecordField::kCaptions);
    if (value == nullptr) return absl::OkStatus();
    if (value->type == Type::kText) value->list = {value->text};
    if (value->type != Type::kText && value->type != Type::kTextList) {
      return WrongType(fields_.KeyOf(RecordField::kCaptions), *value,
                       "a list of texts");
    }
    for (const std::string& text : value->list) {
      std::string caption = OneLine(text);
      bool known = caption.empty();
      for (const std::string& other : article_.captions) {
        known = known || other == caption;
      }
      if (!known) article_.captions.push_back(std::move(caption));
    }
    return absl::OkStatus();
  }

  absl::Status SetConfidence() {
    const RecordValue* value =
        fields_.ValueOf(RecordField::kPublishedConfidence);
    if (value == nullptr) return absl::OkStatus();
    char* end = nullptr;
    const double confidence = std::strtod(value->text.c_str(), &end);
    if (value->type == Type::kOther || value->type == Type::kTextList ||
        *end != '\0') {
      return WrongType("published_confidence", *value, "a number");
    }
    if (confidence >= 0 && confidence <= 1) {
      article_.published_confidence = confidence;
    } else {
      notes_.push_back("`published_confidence` " + value->text +
                       " is not within 0..1 and was left out");
    }
    return absl::OkStatus();
  }

  absl::Status SetCollected() {
    return SetDate(RecordField::kCollected, "collected_raw",
                   &article_.collected);
  }

  absl::Status SetPublished() {
    RETURN_IF_ERROR(
        SetDate(RecordField::kPublished, "published_raw", &article_.published));
    if (article_.published.empty()) {
      article_.published_method.clear();
      article_.published_confidence.reset();
      return absl::OkStatus();
    }
    if (article_.published_method.empty()) {
      article_.published_method = "metadata";
    }
    DoubtOddDate();
    return absl::OkStatus();
  }

  // More likely a slip of the pen or a default (1970) than the truth, but only
  // whoever made the record can know.
  void DoubtOddDate() {
    const absl::StatusOr<PublishedDate> date =
        ParsePublished(article_.published);
    if (!date.ok()) return;
    const absl::Time first = absl::FromUnixSeconds(date->first_instant);
    const bool early = date->days.last < absl::CivilDay(1990, 1, 1);
    if (!early && first <= now_ + absl::Hours(36)) return;
    notes_.push_back("`" + fields_.KeyOf(RecordField::kPublished) + "` " +
                     article_.published +
                     (early ? " lies before 1990" : " lies in the future") +
                     "; kept, with little confidence");
    constexpr double kLittle = 0.3;
    if (!article_.published_confidence) {
      article_.published_confidence = kLittle;
    }
  }

  absl::Status SetDate(RecordField field, const char* raw_key,
                       std::string* date) {
    const RecordValue* value = fields_.ValueOf(field);
    if (value == nullptr) return absl::OkStatus();
    if (value->type != Type::kText && value->type != Type::kNumber) {
      return WrongType(fields_.KeyOf(field), *value, "text");
    }
    const std::string text = OneLine(value->text);
    if (std::optional<std::string> read = DateFromText(text)) {
      *date = *std::move(read);
      return absl::OkStatus();
    }
    *date = DateOfUnixTime(text);
    if (!date->empty()) return absl::OkStatus();
    left_overs_.emplace_back(raw_key, JsonOf(*value));
    *date = OnlyDateIn(text);
    if (!date->empty()) return absl::OkStatus();
    notes_.push_back("`" + fields_.KeyOf(field) + "` \"" +
                     CleanText(text.substr(0, 60)) +
                     "\" is no date that leaves no doubt (as 2023, 2023-01, "
                     "2023-01-05 or RFC 3339 do); kept as " +
                     raw_key);
    return absl::OkStatus();
  }

  FieldChoice& fields_;
  const absl::Time now_;
  Article& article_;
  std::vector<std::string>& notes_;
  std::vector<std::pair<std::string, std::string>> left_overs_;
};

void AddExtra(const std::vector<std::pair<std::string, std::string>>& pairs,
              std::string* extra) {
  for (const auto& [key, json] : pairs) {
    *extra += (extra->empty() ? "{" : ",") + JsonQuoted(key) + ":" + json;
  }
}

}  // namespace

absl::Status ArticleFromRecord(Record record, const ReaderOptions& options,
                               Article* article,
                               std::vector<std::string>* notes) {
  *article = Article();
  FieldChoice fields;
  for (auto& [key, value] : record.known) {
    fields.Offer(std::move(key), std::move(value));
  }
  ArticleBuilder builder(&fields, options.now, article, notes);
  RETURN_IF_ERROR(builder.Build());
  if (article->title.empty() && article->body.empty()) {
    return absl::InvalidArgumentError("empty: neither a title nor a body");
  }
  std::string extra;
  AddExtra(record.unknown, &extra);
  AddExtra(fields.TakeLosers(), &extra);
  AddExtra(builder.TakeLeftOvers(), &extra);
  if (!extra.empty()) article->extra = extra + "}";
  SetDefaultSource(options.default_source, article);
  SetHashedId(article);
  return absl::OkStatus();
}

void SetHashedId(Article* article) {
  if (!article->id.empty()) return;
  article->id =
      ContentHash64(article->url.empty() ? article->title + "\n" + article->body
                                         : article->url);
}

void SetDefaultSource(const std::optional<std::string>& default_source,
                      Article* article) {
  if (!article->source.empty() || !default_source) return;
  article->source = LowerAscii(OneLine(*default_source));
}

std::string JsonQuoted(std::string_view text) {
  return nlohmann::json(std::string(text))
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace defnews

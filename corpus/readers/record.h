// SPDX-License-Identifier: GPL-3.0-or-later
// From the keys and values of a record (a JSON object, a row of a table) to an
// article: one set of rules for all of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "common/article/article.h"
#include "corpus/readers/inputs.h"

namespace defnews {

struct RecordValue {
  enum class Type { kNull, kText, kNumber, kTextList, kOther };

  Type type = Type::kNull;
  // kText: the text; kNumber: the number as it prints; kOther: what it is,
  // for messages ("an object").
  std::string text;
  std::vector<std::string> list;
};

struct Record {
  // Known keys, in the order of the record.
  std::vector<std::pair<std::string, RecordValue>> known;
  // Other keys and their values as JSON text.
  std::vector<std::pair<std::string, std::string>> unknown;
};

// Makes an article of `record`. InvalidArgument, naming the key, if a value
// has the wrong type, the schema is not 1, or there is neither title nor body.
// What was put right or left out goes to `notes`.
//
// Text is cleaned (CleanText), trimmed, and apart from the body and the id put
// on one line; the source is lower-cased; the body is normalised
// (NormalizeBody). A date may be a Unix time in seconds or milliseconds. One in
// free text (`2023년 11월 13일 오후 3:42`) is read if it leaves no doubt, with
// its text in `extra` as `published_raw`; one that cannot be read leaves the
// article undated, likewise. One before 1990 or after `options.now` is kept,
// for it is the record's own, with little confidence and a note. Without an id:
// the hash of the url, else of title and body. Of several keys for one field
// the one nearest to the canonical key that holds something is taken, the
// others stay in `extra`.
absl::Status ArticleFromRecord(Record record, const ReaderOptions& options,
                               Article* article,
                               std::vector<std::string>* notes);

// The parts of it that other readers share.

// Sets the id of an article without one to the hash of its content.
void SetHashedId(Article* article);

// Sets the article's source if it has none.
void SetDefaultSource(const std::optional<std::string>& default_source,
                      Article* article);

// `text` as a JSON string with its quotes.
std::string JsonQuoted(std::string_view text);

}  // namespace defnews

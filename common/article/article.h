// SPDX-License-Identifier: GPL-3.0-or-later
// One news article, as every stage hands it to the next: readers make it, the
// indexer stores it, the searcher gives it back. The JSON form of it is in
// article_json.h, the stored form in article_record.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace defnews {

struct Article {
  // Unique within an index; bytes are significant. Never empty once read.
  std::string id;
  std::string url;
  std::string title;
  // Paragraphs, separated by one blank line ("\n\n").
  std::string body;
  // RFC 3339 instant, or 2023-11-09, 2023-11, 2023, or empty (undated).
  std::string published;
  // How `published` was found: metadata, url, stamp, dateline, inferred ...
  std::string published_method;
  // 0..1; absent when nobody judged.
  std::optional<double> published_confidence;
  // When it was fetched, RFC 3339 or empty.
  std::string collected;
  // Outlet, lower case.
  std::string source;
  // BCP 47 tag, for example en or ko.
  std::string lang;
  std::string byline;
  // Photo captions and credits, each once, apart from the body.
  std::vector<std::string> captions;
  std::string duplicate_of;
  std::string duplicate_group;
  // Input keys we do not know, kept as the text of a JSON object; "" if none.
  std::string extra;

  bool operator==(const Article&) const = default;
};

}  // namespace defnews

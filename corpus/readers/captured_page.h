// SPDX-License-Identifier: GPL-3.0-or-later
// From a record of a WARC file to articles.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/article/article.h"
#include "corpus/archive/warc_record.h"
#include "corpus/feeds/feed.h"
#include "corpus/readers/problem_report.h"

namespace defnews {

// What a server once sent for an address.
struct CapturedPage {
  enum class Kind { kPage, kFeed, kRedirect };

  Kind kind = Kind::kPage;
  std::string url;
  absl::Time time;
  // Of the Content-Type header.
  std::string charset;
  // Decoded, but in its own charset.
  std::string body;
  // kRedirect: where to, absolute.
  std::string target;
  // What the sources file says of its source; empty if unknown.
  std::string source;
  std::string lang;
  std::string zone;
};

// The page, feed or redirect in `record`; nothing for records and media of
// other kinds (pictures, robots.txt, errors). DataLoss, ResourceExhausted or
// Unimplemented if the body cannot be decoded.
absl::StatusOr<std::optional<CapturedPage>> PageOfRecord(
    const WarcRecord& record);

// The article of a page; InvalidArgument if there is none on it.
absl::StatusOr<Article> ArticleOfPage(const CapturedPage& page,
                                      bool tell_evidence,
                                      const ProblemReport& report);

// The feed of a captured feed.
absl::StatusOr<Feed> FeedOfPage(const CapturedPage& page);

// Adds a key to the unknown keys of `article`; `json` is its value.
void AddExtra(std::string_view key, std::string_view json, Article* article);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The stored form of an article: document data of the index. All of it, so
// that the index alone can show, re-analyse and hand on its articles.
//
// A small head with what a line of a hit list needs, as it is, then the body
// and the rest, compressed by LZ4: a list of titles unpacks no bodies, and a
// body takes a microsecond.
//
// libxapian deflates values itself where that makes them shorter, and 1.4.22
// fails to read back some of those over 8,191 bytes. So records that would be
// longer are compressed by zlib, which leaves libxapian nothing to gain; if
// need be (a text that repeats itself without end) several times. Records of
// older indexes are all of that form, and can be read.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/article/article.h"

namespace defnews {

std::string EncodeArticle(const Article& article);

// DataLoss on bytes that EncodeArticle() did not make.
absl::StatusOr<Article> DecodeArticle(std::string_view record);

// Only id, url, title, published, published_method, source, lang and
// duplicate_group are filled in.
absl::StatusOr<Article> DecodeHead(std::string_view record);

// The version of an article: ContentHash128 over every field. Equal articles
// have equal versions, however they are compressed.
std::string ArticleVersion(const Article& article);

}  // namespace defnews

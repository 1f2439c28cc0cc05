// SPDX-License-Identifier: GPL-3.0-or-later
// The stored form of an article: document data of the index. All of it, so
// that the index alone can show, re-analyse and hand on its articles.
//
// Two zlib streams behind a small head: first what a line of a hit list
// needs, then the body and the rest, so that a list of titles does not
// inflate bodies. Compressed by us, as libxapian 1.4.22 fails to read back
// some values that it has compressed itself.
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
// have equal versions, whatever zlib makes of them.
std::string ArticleVersion(const Article& article);

}  // namespace defnews

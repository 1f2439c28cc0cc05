// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored with a document, as an article.
#pragma once

#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "searcher/engine/engine.h"

namespace defnews {

// DataLoss names the file. May throw what Xapian throws.
absl::StatusOr<Article> ReadArticle(Engine* engine, DocumentRef document);

// Only what DecodeHead() fills in.
absl::StatusOr<Article> ReadHead(Engine* engine, DocumentRef document);

}  // namespace defnews

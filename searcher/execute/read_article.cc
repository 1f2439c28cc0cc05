// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/read_article.h"

#include <utility>

#include "common/article/article_record.h"
#include "common/index/damage.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"

namespace defnews {
namespace {

absl::StatusOr<Article> Named(absl::StatusOr<Article> article,
                              DocumentRef document, Engine* engine) {
  if (article.ok()) return article;
  // Where the table is out of form, that is why.
  RETURN_IF_ERROR(engine->status());
  return Damaged(engine->DataFile(document),
                 FromAbsl(article.status().message()));
}

}  // namespace

absl::StatusOr<Article> ReadArticle(Engine* engine, DocumentRef document) {
  return Named(DecodeArticle(engine->Data(document)), document, engine);
}

absl::StatusOr<Article> ReadHead(Engine* engine, DocumentRef document) {
  return Named(DecodeHead(engine->Data(document)), document, engine);
}

}  // namespace defnews

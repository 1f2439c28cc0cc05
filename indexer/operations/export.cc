// SPDX-License-Identifier: GPL-3.0-or-later
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "common/article/article_json.h"
#include "common/status/status_macros.h"
#include "indexer/generations/publish.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/operations.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

absl::Status WriteFailed() {
  return absl::InternalError(std::string("writing to stdout failed: ") +
                             std::strerror(errno));
}

}  // namespace

absl::Status ExportArticles(const std::string& index, uint64_t* written) {
  ASSIGN_OR_RETURN(const Manifest manifest, CurrentManifest(index));
  StoredArticles stored(index, manifest);
  Article article;
  while (stored.Next(&article)) {
    RETURN_IF_ERROR(CheckInterrupt());
    const std::string line = ArticleToJson(article) + "\n";
    if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) {
      return WriteFailed();
    }
    ++*written;
  }
  if (std::fflush(stdout) != 0) return WriteFailed();
  return stored.status();
}

}  // namespace defnews

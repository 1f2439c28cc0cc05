// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of an archive of our own: of each address the newest version,
// each article once.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "corpus/readers/article_reader.h"

namespace defnews {

struct ExtractOptions {
  // Pages cleaned at once; the result does not depend on it.
  size_t threads = 1;
  bool tell_evidence = false;
};

// Reads the WARC files in `folder`, twice: once to find which capture of each
// address is the newest, then those, newest first. Nothing but these files is
// looked at, so that the same files always give the same articles. A page
// whose date does not tell is dated by the feed that named it; an item of a
// feed whose page was not fetched, or has no article, gives one itself if the
// feed has its whole text. Two pages with one canonical address are one
// article, the newer. Damaged records are refused, pages without an article
// noted.
//
// NotFound if there is no such folder; errors of the system.
absl::StatusOr<std::unique_ptr<ArticleReader>> ArchiveArticles(
    const std::string& folder, const ExtractOptions& options, ProblemSink sink);

}  // namespace defnews

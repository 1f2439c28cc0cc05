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
  // A file of an earlier WriteMark(): give only what is new or changed since.
  // Everything if it is empty, there is no such file, or it does not fit.
  std::string since;
};

class ArchiveReader : public ArticleReader {
 public:
  // After the last article: notes in `path` what was read, for `since`. To be
  // called when the articles are safe, since they are not given again.
  virtual absl::Status WriteMark(const std::string& path) const = 0;
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
// With `since`, only what is behind the mark is read, and again only pages that
// it tells something new about: so all articles given since the first run, the
// later of one address in place of the earlier, are those of one run over
// everything. (But for one case: where a page takes up another canonical
// address, an older page of the address given up is not gone back to.)
//
// NotFound if there is no such folder; errors of the system.
absl::StatusOr<std::unique_ptr<ArchiveReader>> ArchiveArticles(
    const std::string& folder, const ExtractOptions& options, ProblemSink sink);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// The front door of the corpus: names of files and folders in, articles out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "corpus/readers/article_reader.h"

namespace defnews {

struct ReaderOptions {
  // A record (a line of JSONL, a row of CSV, a whole text or HTML file) over
  // this many bytes is refused; no more than that is held of it.
  size_t max_record_bytes = size_t{64} << 20;
  // Outlet of the articles that do not name their own.
  std::optional<std::string> default_source;
  // Whether an input without any article is in order: a quiet night's folder.
  bool may_be_empty = false;
  // How many text and HTML files are read at once; 1 reads them in the calling
  // thread. The order of the articles does not depend on it.
  size_t threads = 1;
  // When the inputs are read: no page is dated from well after it.
  absl::Time now = absl::Now();
  // Whether the evidence for the date of each page is told to the sink.
  bool tell_evidence = false;
};

// Reads a list of inputs one after another; see OpenInputs().
class InputReader : public ArticleReader {
 public:
  // Bytes of the files taken so far, as they stand on disk (compressed).
  virtual uint64_t bytes_read() const { return 0; }
  // Bytes of all files, 0 if that is not known (standard input, a pipe).
  virtual uint64_t total_bytes() const { return 0; }
};

// Bytes of those files that OpenInputs() would read which are little else than
// the texts of articles: records and plain texts, not packed. Of pages and
// archives nobody knows how much is text.
uint64_t TextFileBytes(const std::vector<std::string>& inputs);

// Reads `inputs` in the order given. Each is a file, a folder (walked with
// everything below it, sorted by path, names beginning with a dot left out) or
// "-", standard input. What a file is is told by its extension, else by its
// content. Inside a folder, files of another kind are skipped with a note; a
// file named explicitly that is of no known kind is refused, and so is an
// input that does not exist or (unless `may_be_empty`) gives no article at all.
// Each refusal leaves the rest of the inputs untouched.
//
// Files are opened one at a time and read in a stream: memory is bounded by
// the largest record (by a few of the smaller files per thread where
// `options.threads` is above 1). `sink` must outlive the reader's last Next();
// it is first called from there, not from OpenInputs() itself.
//
// InvalidArgument if `inputs` is empty.
absl::StatusOr<std::unique_ptr<InputReader>> OpenInputs(
    std::vector<std::string> inputs, const ReaderOptions& options,
    ProblemSink sink);

}  // namespace defnews

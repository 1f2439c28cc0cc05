// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/cli/import.h"

#include <algorithm>
#include <memory>
#include <thread>
#include <utility>

#include "common/status/status_macros.h"
#include "corpus/cli/article_output.h"
#include "corpus/readers/archive_articles.h"
#include "corpus/readers/inputs.h"

namespace defnews {
namespace {

size_t ThreadsOf(const CorpusOptions& options) {
  return options.threads != 0
             ? options.threads
             : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

int RunImport(const CorpusOptions& options) {
  ReaderOptions reading;
  reading.tell_evidence = options.verbose;
  reading.threads = ThreadsOf(options);
  return WriteArticles(
      options,
      [&](ProblemSink sink) -> absl::StatusOr<std::unique_ptr<ArticleReader>> {
        return OpenInputs(options.inputs, reading, std::move(sink));
      });
}

int RunExtract(const CorpusOptions& options) {
  ExtractOptions extraction;
  extraction.tell_evidence = options.verbose;
  extraction.threads = ThreadsOf(options);
  extraction.since = options.since;
  const ArchiveReader* archive = nullptr;
  const auto open =
      [&](ProblemSink sink) -> absl::StatusOr<std::unique_ptr<ArticleReader>> {
    ASSIGN_OR_RETURN(
        std::unique_ptr<ArchiveReader> reader,
        ArchiveArticles(options.store + "/warc", extraction, std::move(sink)));
    archive = reader.get();
    return std::unique_ptr<ArticleReader>(std::move(reader));
  };
  return WriteArticles(options, open, [&] {
    return options.mark.empty() ? absl::OkStatus()
                                : archive->WriteMark(options.mark);
  });
}

}  // namespace defnews

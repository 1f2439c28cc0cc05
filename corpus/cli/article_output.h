// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "corpus/cli/options.h"
#include "corpus/readers/article_reader.h"

namespace defnews {

// What `corpus` answers to the shell.
enum ExitStatus {
  kDone = 0,
  kSomeRefused = 1,
  kNotDone = 2,
  kLocked = 75,
};

// Opens a reader whose problems go to the sink, which outlives it.
using OpenReader = std::function<absl::StatusOr<std::unique_ptr<ArticleReader>>(
    ProblemSink sink)>;

// What is to be done once all articles are written.
using FinishReading = std::function<absl::Status()>;

// Writes the articles of a reader to stdout, one line of JSON each, problems
// to stderr and the report to its file. Returns the exit status.
int WriteArticles(const CorpusOptions& options, const OpenReader& open,
                  const FinishReading& finish = nullptr);

}  // namespace defnews

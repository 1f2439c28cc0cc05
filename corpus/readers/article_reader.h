// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader of articles looks like from outside: articles one after
// another, and a place where everything that could not be taken is reported.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "common/article/article.h"

namespace defnews {

// A piece of input that could not be taken, or was taken with a remark.
struct InputProblem {
  enum class Kind {
    // Nothing was taken from this piece; a run that met one is not clean.
    kRefused,
    // The piece was taken, but something about it was odd and was put right
    // or left out (a date nobody can read, ill-formed UTF-8, ...).
    kNote,
    // What was found out about the piece, for those who asked for it
    // (ReaderOptions::tell_evidence); no problem at all.
    kEvidence,
  };

  Kind kind = Kind::kRefused;
  // The name of the file as it was reached, "-" for standard input.
  std::string file;
  // 1-based line at which the piece begins; 0 means the whole file.
  size_t line = 0;
  // What is wrong, with the value at fault, and what to do about it.
  std::string message;
  // The file or folder itself is not there or cannot be read, as against a
  // piece of it that is no article.
  bool unreadable = false;

  bool operator==(const InputProblem&) const = default;
};

// "file:line: message", or "file: message" where the line is 0.
std::string ProblemText(const InputProblem& problem);

// Called once for each problem, in the order of the input, always on the
// thread that calls ArticleReader::Next(). An empty function drops them.
using ProblemSink = std::function<void(const InputProblem&)>;

// A source of articles. Not safe for use by several threads at once.
class ArticleReader {
 public:
  ArticleReader() = default;
  ArticleReader(const ArticleReader&) = delete;
  ArticleReader& operator=(const ArticleReader&) = delete;
  virtual ~ArticleReader();

  // Puts the next article into `*article` (whatever it held is replaced) and
  // returns true; false at the end, after which it stays false. Bad input goes
  // to the sink and reading goes on.
  virtual bool Next(Article* article) = 0;
};

}  // namespace defnews

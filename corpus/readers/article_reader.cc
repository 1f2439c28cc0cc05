// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/article_reader.h"

namespace defnews {

ArticleReader::~ArticleReader() = default;

std::string ProblemText(const InputProblem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += ":" + std::to_string(problem.line);
  return text + ": " + problem.message;
}

}  // namespace defnews

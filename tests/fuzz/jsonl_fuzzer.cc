// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/readers/jsonl_reader.h"
#include "tests/fuzz/article_checks.h"

namespace defnews {
namespace {

std::vector<Article> ReadAll(const std::string& bytes, size_t* problems) {
  ReaderOptions options;
  options.max_record_bytes = 4096;
  const auto reader = JsonReader(
      DecodedStream(MemorySource(bytes)), "fuzz", options,
      [problems](const InputProblem& problem) {
        Require(!problem.message.empty(), "a problem says what it is");
        ++*problems;
      });
  std::vector<Article> articles;
  Article article;
  while (reader->Next(&article)) articles.push_back(article);
  return articles;
}

}  // namespace
}  // namespace defnews

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  // A few bytes of gzip can be megabytes; they are bounded elsewhere.
  if (size > (size_t{1} << 16)) return 0;
  size_t problems = 0;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const Article& article : ReadAll(bytes, &problems)) {
    CheckArticle(article);
    const std::string line = ArticleToJson(article);
    if (line.size() > 4096) continue;
    size_t again = 0;
    const std::vector<Article> read = ReadAll(line, &again);
    Require(read.size() == 1, "our own output is read back");
    // A field that could not be read may have left the field to another key.
    if (again == 0 && problems == 0) {
      Require(ArticleToJson(read[0]) == line, "and written as it was");
    }
  }
  return 0;
}

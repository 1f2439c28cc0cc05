// SPDX-License-Identifier: GPL-3.0-or-later
// An index of a few articles written in a test.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "defnews/searcher.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {

class SmallIndex {
 public:
  // Each article is a JSON object; without `published` they are undated.
  explicit SmallIndex(const std::vector<nlohmann::json>& articles) {
    std::string lines;
    for (const nlohmann::json& article : articles)
      lines += article.dump() + "\n";
    const ToolRun build =
        RunTool("indexer", {"build", "--quiet", "--index", path(),
                            folder_.Write("articles.jsonl", lines)});
    EXPECT_EQ(build.status, 0) << build.err;
    Result<Searcher> opened = Searcher::Open(path());
    EXPECT_TRUE(opened.ok()) << opened.status().message();
    if (opened.ok()) searcher_.push_back(std::move(opened).value());
  }

  std::string path() const { return (folder_.path() / "index").string(); }
  Searcher& searcher() { return searcher_.at(0); }

  SearchResults Search(const std::string& query,
                       const SearchOptions& options = {}) {
    Result<SearchResults> results = searcher().Search(query, options);
    EXPECT_TRUE(results.ok()) << query << ": " << results.status().message();
    return results.ok() ? std::move(results).value() : SearchResults();
  }

  // The ids in their order.
  std::vector<std::string> Ids(const std::string& query,
                               const SearchOptions& options = {}) {
    std::vector<std::string> ids;
    for (const Hit& hit : Search(query, options).hits) ids.push_back(hit.id);
    return ids;
  }

 private:
  TempFolder folder_;
  std::vector<Searcher> searcher_;  // one
};

// Made-up words that no query asks for; different ones for each seed, so that
// no article is a copy of another.
inline std::string Filler(unsigned seed, int words) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < words; ++i) {
    if (i > 0) text += ' ';
    for (int syllable = 0; syllable < 3; ++syllable) {
      text += "bdfgklmprv"[random() % 10];
      text += "aeiou"[random() % 5];
    }
    text += 'x';  // no stem of another
  }
  return text;
}

}  // namespace defnews

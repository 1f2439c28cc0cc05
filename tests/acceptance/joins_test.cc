// SPDX-License-Identifier: GPL-3.0-or-later
// Names, aliases and traps: every row of tests/golden/joins.tsv holds.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "defnews/searcher.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

struct Row {
  size_t line = 0;
  std::string query;
  bool finds = false;
  std::string text;
};

std::vector<Row> ReadRows() {
  std::ifstream file(DEFNEWS_JOINS_GOLDEN);
  std::vector<Row> rows;
  std::string line;
  for (size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const size_t first = line.find('\t');
    const size_t second = line.find('\t', first + 1);
    if (second == std::string::npos) {
      ADD_FAILURE() << "joins.tsv:" << number << ": not three fields";
      continue;
    }
    const std::string verdict = line.substr(first + 1, second - first - 1);
    EXPECT_TRUE(verdict == "finds" || verdict == "misses")
        << "joins.tsv:" << number << ": " << verdict;
    rows.push_back({number, line.substr(0, first), verdict == "finds",
                    line.substr(second + 1)});
  }
  return rows;
}

// One article for each distinct text, as JSON Lines; the ids go to `*ids`.
std::string Articles(const std::vector<Row>& rows,
                     std::map<std::string, std::string>* ids) {
  std::string lines;
  for (const Row& row : rows) {
    const auto [at, added] =
        ids->try_emplace(row.text, "text-" + std::to_string(ids->size()));
    if (!added) continue;
    nlohmann::json article = {{"id", at->second}, {"body", row.text}};
    lines += article.dump() + '\n';
  }
  return lines;
}

std::set<std::string> Found(Searcher* searcher, const Row& row) {
  SearchOptions options;
  options.limit = 0;
  options.snippets = false;
  const Result<SearchResults> results = searcher->Search(row.query, options);
  if (!results.ok()) {
    ADD_FAILURE() << "joins.tsv:" << row.line << ": " << row.query << ": "
                  << results.status().message();
    return {};
  }
  std::set<std::string> found;
  for (const Hit& hit : results.value().hits) found.insert(hit.id);
  EXPECT_EQ(found.size(), results.value().total) << row.query;
  return found;
}

TEST(Joins, EveryRowOfTheGoldenHolds) {
  const std::vector<Row> rows = ReadRows();
  ASSERT_GE(rows.size(), 60u);
  TempFolder folder;
  std::map<std::string, std::string> ids;
  const std::string input =
      folder.Write("articles.jsonl", Articles(rows, &ids));
  const std::string index = (folder.path() / "index").string();
  const ToolRun build =
      RunTool("indexer", {"build", "--quiet", "--index", index, input});
  ASSERT_EQ(build.status, 0) << build.err;
  Result<Searcher> searcher = Searcher::Open(index);
  ASSERT_TRUE(searcher.ok()) << searcher.status().message();
  for (const Row& row : rows) {
    const bool found = Found(&searcher.value(), row).contains(ids.at(row.text));
    EXPECT_EQ(found, row.finds)
        << "joins.tsv:" << row.line << ": " << row.query
        << (row.finds ? " misses: " : " finds: ") << row.text;
  }
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// ranking_bench INDEX QUERIES.tsv [ROUNDS]
// What rankings cost, beside plain BM25: each query (number TAB text) is asked
// for its first ten hits by stock libxapian, as an OR of its stems under
// BM25Weight, and by the library, ROUNDS times (9) in turn. Prints for each
// ranking CPU milliseconds a query (the median of a query's rounds, then the
// mean over queries), and the ratio to BM25.
#include <xapian.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "common/text/analyzer.h"
#include "defnews/searcher.h"
#include "tests/relevance/question.h"

namespace defnews {
namespace {

constexpr size_t kHits = 10;

double CpuMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 +
         static_cast<double>(now.tv_nsec) / 1e6;
}

struct Ranking {
  const char* name = nullptr;
  std::function<size_t(const std::string& question)> ask;
};

// The document data of each hit is fetched too, as a title would be.
size_t AskBm25(const Xapian::Database& database, Analyzer* analyzer,
               const std::string& question) {
  std::vector<Xapian::Query> words;
  for (const QueryTerms::Term& term :
       analyzer->AnalyzeQuery(question, false).sequence) {
    words.emplace_back(term.term);
  }
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BM25Weight());
  enquire.set_query(
      Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
  const Xapian::MSet found = enquire.get_mset(0, kHits);
  size_t bytes = 0;
  for (auto it = found.begin(); it != found.end(); ++it) {
    bytes += it.get_document().get_data().size();
  }
  return bytes;
}

size_t AskOurs(Searcher* searcher, const SearchOptions& options,
               const std::string& question) {
  const Result<SearchResults> found = searcher->Search(question, options);
  if (!found.ok()) {
    std::fprintf(stderr, "%s: %s\n", question.c_str(),
                 found.status().message().c_str());
    std::exit(1);
  }
  return found.value().hits.size();
}

std::vector<std::string> ReadQuestions(const char* path) {
  std::vector<std::string> questions;
  std::ifstream lines(path);
  for (std::string line; std::getline(lines, line);) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || line[0] == '#') continue;
    const size_t end = std::min(line.find('\t', tab + 1), line.size());
    questions.push_back(QuestionText(line.substr(tab + 1, end - tab - 1)));
    if (questions.back().empty()) questions.pop_back();
  }
  return questions;
}

int Run(const char* index, const char* queries, int rounds) {
  Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher.ok()) {
    std::fprintf(stderr, "%s\n", searcher.status().message().c_str());
    return 1;
  }
  const Xapian::Database database(index);
  Analyzer analyzer;
  SearchOptions plain;
  plain.any = true;
  plain.limit = kHits;
  plain.duplicates = Duplicates::kAll;
  plain.snippets = plain.suggest = plain.count = false;
  std::vector<Ranking> rankings;
  rankings.push_back({"bm25", [&](const std::string& question) {
                        return AskBm25(database, &analyzer, question);
                      }});
  const auto add = [&](const char* name, auto change) {
    SearchOptions options = plain;
    change(&options);
    rankings.push_back({name, [&, options](const std::string& question) {
                          return AskOurs(&searcher.value(), options, question);
                        }});
  };
  add("no-expand", [](SearchOptions* options) { options->expand = false; });
  add("default", [](SearchOptions*) {});
  add("with total", [](SearchOptions* options) { options->count = true; });
  add("rerank", [](SearchOptions* options) { options->rerank = true; });
  add("feedback", [](SearchOptions* options) { options->feedback = true; });
  add("recent", [](SearchOptions* options) { options->recent = true; });

  const std::vector<std::string> questions = ReadQuestions(queries);
  std::vector<double> sums(rankings.size());
  size_t found = 0;
  for (const std::string& question : questions) {
    std::vector<std::vector<double>> taken(rankings.size());
    for (int round = 0; round < rounds; ++round) {
      for (size_t at = 0; at < rankings.size(); ++at) {
        const double start = CpuMilliseconds();
        found += rankings[at].ask(question);
        taken[at].push_back(CpuMilliseconds() - start);
      }
    }
    for (size_t at = 0; at < rankings.size(); ++at) {
      const auto middle = taken[at].begin() + rounds / 2;
      std::nth_element(taken[at].begin(), middle, taken[at].end());
      sums[at] += *middle;
    }
  }
  if (questions.empty() || found == 0) return 1;
  std::printf("%zu queries, %d rounds\n", questions.size(), rounds);
  for (size_t at = 0; at < rankings.size(); ++at) {
    std::printf("%-10s  %.3f ms  %.2f\n", rankings[at].name,
                sums[at] / static_cast<double>(questions.size()),
                sums[at] / sums[0]);
  }
  return 0;
}

}  // namespace
}  // namespace defnews

int main(int argc, char** argv) {
  const int rounds = argc > 3 ? std::atoi(argv[3]) : 9;
  if (argc < 3 || rounds < 1) {
    std::fprintf(stderr, "usage: ranking_bench INDEX QUERIES.tsv [ROUNDS]\n");
    return 2;
  }
  return defnews::Run(argv[1], argv[2], rounds);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// run_queries INDEX QUERIES.tsv [OPTION]...
// Asks each query (number TAB text) through the library and prints a run in
// TREC's form: number Q0 id rank score name. Options: --all (every word, not
// any), --no-expand, --rerank, --feedback, --recent, --lead (one hit for a
// group of copies), -n N (1000), --repeat N (asks each N times more; the least
// counts). On stderr: the CPU milliseconds a query.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "defnews/searcher.h"
#include "tests/relevance/question.h"

namespace defnews {
namespace {

struct Plan {
  std::string index;
  std::string queries;
  SearchOptions options;
  int repeat = 0;
};

bool ParsePlan(int argc, char** argv, Plan* plan) {
  if (argc < 3) return false;
  plan->index = argv[1];
  plan->queries = argv[2];
  SearchOptions& options = plan->options;
  options.any = true;
  options.limit = 1000;
  options.duplicates = Duplicates::kAll;
  options.snippets = options.suggest = false;
  for (int i = 3; i < argc; ++i) {
    const std::string_view option = argv[i];
    if (option == "--all") {
      options.any = false;
    } else if (option == "--no-expand") {
      options.expand = false;
    } else if (option == "--lead") {
      options.duplicates = Duplicates::kLead;
    } else if (option == "--rerank") {
      options.rerank = true;
    } else if (option == "--feedback") {
      options.feedback = true;
    } else if (option == "--recent") {
      options.recent = true;
    } else if (option == "-n" && i + 1 < argc) {
      options.limit = std::strtoul(argv[++i], nullptr, 10);
    } else if (option == "--repeat" && i + 1 < argc) {
      plan->repeat = std::atoi(argv[++i]);
    } else {
      return false;
    }
  }
  return true;
}

double CpuMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 +
         static_cast<double>(now.tv_nsec) / 1e6;
}

// The hits, or nothing after saying why. `cost` is the least of all askings.
bool Ask(Searcher* searcher, const std::string& number, const std::string& text,
         const Plan& plan, double* cost) {
  const std::string question = QuestionText(text);
  if (question.empty()) return true;
  for (int i = 0; i <= plan.repeat; ++i) {
    const double start = CpuMilliseconds();
    const Result<SearchResults> found =
        searcher->Search(question, plan.options);
    const double taken = CpuMilliseconds() - start;
    *cost = i == 0 ? taken : std::min(*cost, taken);
    if (!found.ok()) {
      std::fprintf(stderr, "query %s: %s\n%s\n", number.c_str(),
                   found.status().message().c_str(),
                   found.status().caret().c_str());
      return false;
    }
    if (i > 0) continue;
    for (const Hit& hit : found.value().hits) {
      std::printf("%s Q0 %s %zu %.6f defnews\n", number.c_str(), hit.id.c_str(),
                  hit.rank, hit.score);
    }
  }
  return true;
}

int Run(const Plan& plan) {
  Result<Searcher> searcher = Searcher::Open(plan.index);
  if (!searcher.ok()) {
    std::fprintf(stderr, "%s\n", searcher.status().message().c_str());
    return 1;
  }
  std::ifstream queries(plan.queries);
  double total = 0;
  int count = 0;
  for (std::string line; std::getline(queries, line);) {
    const size_t tab = line.find('\t');
    if (tab == std::string::npos || line[0] == '#') continue;
    double cost = 0;
    // What stands after another tab is for readers.
    const size_t end = std::min(line.find('\t', tab + 1), line.size());
    if (!Ask(&searcher.value(), line.substr(0, tab),
             line.substr(tab + 1, end - tab - 1), plan, &cost)) {
      return 1;
    }
    total += cost;
    ++count;
  }
  std::fprintf(stderr, "%d queries, %.3f ms of CPU each\n", count,
               count > 0 ? total / count : 0);
  return count > 0 ? 0 : 1;
}

}  // namespace
}  // namespace defnews

int main(int argc, char** argv) {
  defnews::Plan plan;
  if (!defnews::ParsePlan(argc, argv, &plan)) {
    std::fprintf(stderr,
                 "usage: run_queries INDEX QUERIES.tsv [--all] [--no-expand] "
                 "[--rerank] [--feedback] [--recent] [--lead] [-n N] "
                 "[--repeat N]\n");
    return 2;
  }
  return defnews::Run(plan);
}

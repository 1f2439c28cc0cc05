// SPDX-License-Identifier: GPL-3.0-or-later
// names_bench CORPUS.jsonl RUNS
// How fast names are found, on one thread. Prints for each run, over all
// articles of the corpus:
//   find      MB (10^6 bytes of text) a second of the thread's own time
//   share     time for the names as a part of the time for the analysis
// and once how many names a MB has, and what reading a name costs.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "common/names/korean_name.h"
#include "common/text/analyzer.h"
#include "tests/bench/corpus_lines.h"

namespace defnews::bench {
namespace {

constexpr size_t kMaxText = size_t{64} << 20;

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double SecondsToFind(const std::vector<std::string>& texts, size_t* names) {
  std::vector<NameMention> mentions;
  *names = 0;
  const double start = ThreadSeconds();
  for (const std::string& text : texts) {
    mentions.clear();
    FindNames(text, &mentions);
    *names += mentions.size();
  }
  return ThreadSeconds() - start;
}

double SecondsToAnalyze(const std::vector<std::string>& texts,
                        Analyzer* analyzer) {
  std::vector<Occurrence> occurrences;
  const double start = ThreadSeconds();
  for (const std::string& text : texts) {
    occurrences.clear();
    analyzer->Analyze(text, 1, &occurrences);
    analyzer->ForgetIfLarge();
  }
  return ThreadSeconds() - start;
}

void MeasureReading() {
  constexpr int kTimes = 20000;
  size_t readings = 0;
  const double start = ThreadSeconds();
  for (int i = 0; i < kTimes; ++i) {
    readings += ReadName("Choe Ryong-ho").size();
    readings += ReadName("Wonsik Shin").size();
  }
  const double each = (ThreadSeconds() - start) / (2 * kTimes);
  std::printf("read_us %.2f (%zu readings)\n", each * 1e6, readings);
}

int Main(const std::string& path, int runs) {
  std::vector<std::string> texts;
  size_t bytes = 0;
  const std::string error = ReadCorpus(path, [&](const CorpusArticle& article) {
    texts.push_back(std::string(article.title) + "\n" +
                    std::string(article.body));
    bytes += texts.back().size();
    return bytes < kMaxText;
  });
  if (!error.empty()) {
    std::fprintf(stderr, "names_bench: %s\n", error.c_str());
    return 2;
  }
  Analyzer analyzer;
  size_t names = 0;
  SecondsToAnalyze(texts, &analyzer);
  for (int run = 0; run < runs; ++run) {
    const double find = SecondsToFind(texts, &names);
    const double analyze = SecondsToAnalyze(texts, &analyzer);
    std::printf("find %.1f\nshare %.3f\n",
                static_cast<double>(bytes) / 1e6 / find, find / analyze);
  }
  std::printf("names_per_mb %.0f\n",
              static_cast<double>(names) * 1e6 / static_cast<double>(bytes));
  MeasureReading();
  return 0;
}

}  // namespace
}  // namespace defnews::bench

int main(int argc, char** argv) {
  const int runs = argc == 3 ? std::atoi(argv[2]) : 0;
  if (runs < 1) {
    std::fprintf(stderr, "usage: names_bench CORPUS.jsonl RUNS\n");
    return 2;
  }
  return defnews::bench::Main(argv[1], runs);
}

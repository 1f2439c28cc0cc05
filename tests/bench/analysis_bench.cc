// SPDX-License-Identifier: GPL-3.0-or-later
// analysis_bench CORPUS.jsonl RUNS
// How fast text becomes terms, on one thread. Prints a line `name value` for
// each run, in MB (10^6 bytes of text) a second of the thread's own time:
//   warm       over all texts, each chunk seen before
//   cold       over all texts, with an analyzer that has seen nothing
//   slice      as warm, over the slice that `reference` can get through
//   reference  over that slice, each chunk taken through ICU
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/analyzer.h"
#include "tests/bench/corpus_lines.h"

namespace defnews::bench {
namespace {

// Enough text to leave the caches, little enough to keep in memory.
constexpr size_t kMaxText = size_t{64} << 20;
constexpr size_t kSlice = size_t{2} << 20;

struct Texts {
  std::vector<std::string> texts;
  size_t bytes = 0;
  uint64_t passed_over = 0;
};

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<signed char>(c) >= 0; });
}

std::string ReadAsciiTexts(const std::string& path, Texts* out) {
  std::string error = ReadCorpus(path, [out](const CorpusArticle& article) {
    if (!IsAscii(article.title) || !IsAscii(article.body)) {
      ++out->passed_over;
      return true;
    }
    std::string text(article.title);
    text += '\n';
    text += article.body;
    out->bytes += text.size();
    out->texts.push_back(std::move(text));
    return out->bytes < kMaxText;
  });
  if (error.empty() && out->texts.empty()) error = path + ": no ASCII article";
  return error;
}

double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

// As the indexer does it: one vector for all, forgetting between articles.
// Returns the MB a second; adds to `terms` what was found.
double Pass(const Texts& texts, Analyzer* analyzer, uint64_t* terms) {
  std::vector<Occurrence> occurrences;
  const double start = ThreadSeconds();
  for (const std::string& text : texts.texts) {
    occurrences.clear();
    analyzer->Analyze(text, 1, &occurrences);
    *terms += occurrences.size();
    analyzer->ForgetIfLarge();
  }
  return static_cast<double>(texts.bytes) / 1e6 / (ThreadSeconds() - start);
}

Texts SliceOf(const Texts& all) {
  Texts slice;
  for (const std::string& text : all.texts) {
    if (slice.bytes >= kSlice) break;
    slice.bytes += text.size();
    slice.texts.push_back(text);
  }
  return slice;
}

// Each round measures all four, so that a busy spell hits none alone.
// Returns false when a route found other terms than the others.
bool Measure(const Texts& all, int runs) {
  const Texts slice = SliceOf(all);
  Analyzer warm;
  uint64_t expected = 0;
  Pass(all, &warm, &expected);
  for (int run = 0; run < runs; ++run) {
    Analyzer cold;
    Analyzer reference(Analyzer::Route::kReference);
    uint64_t in_cold = 0, in_warm = 0, in_slice = 0, in_reference = 0;
    std::printf("cold %.2f\n", Pass(all, &cold, &in_cold));
    std::printf("warm %.2f\n", Pass(all, &warm, &in_warm));
    std::printf("slice %.2f\n", Pass(slice, &warm, &in_slice));
    std::printf("reference %.2f\n", Pass(slice, &reference, &in_reference));
    if (in_cold != expected || in_warm != expected ||
        in_slice != in_reference) {
      return false;
    }
  }
  return true;
}

int Main(const std::string& path, int runs) {
  Texts texts;
  const std::string error = ReadAsciiTexts(path, &texts);
  if (!error.empty()) {
    std::fprintf(stderr, "analysis_bench: %s\n", error.c_str());
    return 2;
  }
  std::printf("texts %zu\nbytes %zu\npassed_over %llu\n", texts.texts.size(),
              texts.bytes, static_cast<unsigned long long>(texts.passed_over));
  if (!Measure(texts, runs)) {
    std::fprintf(stderr, "analysis_bench: the routes differ in their terms\n");
    return 2;
  }
  return 0;
}

}  // namespace
}  // namespace defnews::bench

int main(int argc, char** argv) {
  const int runs = argc == 3 ? std::atoi(argv[2]) : 0;
  if (runs < 1) {
    std::fprintf(stderr, "usage: analysis_bench CORPUS.jsonl RUNS\n");
    return 2;
  }
  return defnews::bench::Main(argv[1], runs);
}

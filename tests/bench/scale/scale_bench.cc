// SPDX-License-Identifier: GPL-3.0-or-later
// scale_bench INDEX ROUNDS SECONDS
// How long the searcher takes over each kind of query, in this process and
// with the index in memory, and how many queries two threads answer for each
// of one. One line for each query: kind, the median over ROUNDS in
// milliseconds of the thread's own time, hits. Then "threads", their number
// and the queries they answered a second of the clock and of their own time,
// thrice in turn, each for SECONDS.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/scale/questions.h"

namespace defnews {
namespace {

double ThreadSeconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

Searcher OpenOrExit(const std::string& index) {
  Result<Searcher> opened = Searcher::Open(index);
  if (!opened.ok()) {
    std::fprintf(stderr, "scale_bench: %s\n",
                 opened.status().message().c_str());
    std::exit(2);
  }
  return std::move(opened).value();
}

size_t AskOrExit(Searcher* searcher, const Question& question) {
  const Result<SearchResults> found =
      searcher->Search(question.query, question.options);
  if (!found.ok()) {
    std::fprintf(stderr, "scale_bench: %s: %s\n", question.query.c_str(),
                 found.status().message().c_str());
    std::exit(2);
  }
  return found.value().total;
}

void MeasureLatency(const std::string& index, int rounds,
                    const std::vector<Question>& questions) {
  Searcher searcher = OpenOrExit(index);
  for (const Question& question : questions) {
    size_t total = AskOrExit(&searcher, question);  // into memory
    std::vector<double> seconds;
    for (int round = 0; round < rounds; ++round) {
      const double begin = ThreadSeconds();
      total = AskOrExit(&searcher, question);
      seconds.push_back(ThreadSeconds() - begin);
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("%.*s\t%.4f\t%zu\t%s\n", static_cast<int>(question.kind.size()),
                question.kind.data(), seconds[seconds.size() / 2] * 1e3, total,
                question.query.c_str());
  }
}

struct Work {
  size_t queries = 0;
  double own_seconds = 0;
};

void MeasureThreads(const std::string& index, size_t threads, double seconds,
                    const std::vector<Question>& questions) {
  std::atomic<size_t> ready = 0;
  std::atomic<bool> done = false;
  std::vector<Work> work(threads);
  const auto run = [&](size_t number) {
    Searcher searcher = OpenOrExit(index);
    for (const Question& question : questions) AskOrExit(&searcher, question);
    ++ready;
    while (ready < threads) std::this_thread::yield();
    const double begin = ThreadSeconds();
    size_t queries = 0;
    while (!done) {
      AskOrExit(&searcher, questions[(queries + number) % questions.size()]);
      ++queries;
    }
    work[number] = {queries, ThreadSeconds() - begin};
  };
  std::vector<std::thread> running;
  for (size_t i = 0; i < threads; ++i) running.emplace_back(run, i);
  while (ready < threads) std::this_thread::yield();
  const auto begin = std::chrono::steady_clock::now();
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  done = true;
  for (std::thread& thread : running) thread.join();
  const double clock =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin)
          .count();
  Work all;
  for (const Work& one : work) {
    all.queries += one.queries;
    all.own_seconds += one.own_seconds;
  }
  const auto queries = static_cast<double>(all.queries);
  std::printf("threads\t%zu\t%.1f\t%.1f\n", threads, queries / clock,
              queries / all.own_seconds);
}

int Main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: scale_bench INDEX ROUNDS SECONDS\n");
    return 2;
  }
  const std::string index = argv[1];
  const std::vector<Question> questions = ChooseQuestions(index);
  MeasureLatency(index, std::max(1, std::atoi(argv[2])), questions);
  for (int round = 0; round < 3; ++round) {
    for (const size_t threads : {1U, 2U}) {
      MeasureThreads(index, threads, std::atof(argv[3]), questions);
    }
  }
  return 0;
}

}  // namespace
}  // namespace defnews

int main(int argc, char** argv) { return defnews::Main(argc, argv); }

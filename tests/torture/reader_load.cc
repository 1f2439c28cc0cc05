// SPDX-License-Identifier: GPL-3.0-or-later
// reader_load INDEX THREADS [QUERIES]: queries an index through the public
// library, each thread with a Searcher of its own that follows the generation
// in service.
//
// Without QUERIES until standard input ends, each thread asks for everything
// and prints, at the end, every pair of generation and number of articles that
// was seen: "generation articles times". With a file of QUERIES, one a line,
// each is asked 200 times by one thread: prints the microseconds of processor
// time a query, and the scores and ids of the best 50 of each. Exit 1 if any
// query failed.
#include <defnews/searcher.h>
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using Seen = std::map<std::pair<uint64_t, uint64_t>, uint64_t>;

struct Shared {
  std::string index;
  std::atomic<bool> stop = false;
  std::atomic<uint64_t> failures = 0;
  std::mutex mutex;
  Seen seen;  // guarded by mutex
};

defnews::SearchOptions ForEverything() {
  defnews::SearchOptions options;
  options.duplicates = defnews::Duplicates::kAll;
  options.limit = 10;
  return options;
}

void Fail(Shared* shared, const std::string& message) {
  if (shared->failures++ < 5) std::fprintf(stderr, "%s\n", message.c_str());
}

void Ask(Shared* shared) {
  auto opened = defnews::Searcher::Open(shared->index);
  if (!opened.ok()) return Fail(shared, opened.status().message());
  Seen seen;
  while (!shared->stop) {
    const defnews::Error refreshed = opened.value().Refresh();
    if (!refreshed.ok()) Fail(shared, refreshed.message());
    const auto found = opened.value().Search("tortoise", ForEverything());
    if (!found.ok()) {
      Fail(shared, found.status().message());
      continue;
    }
    ++seen[{found.value().generation, found.value().total_all}];
  }
  const std::lock_guard lock(shared->mutex);
  for (const auto& [what, times] : seen) shared->seen[what] += times;
}

int Load(const std::string& index, size_t count) {
  Shared shared;
  shared.index = index;
  std::vector<std::thread> threads;
  for (size_t i = 0; i < count; ++i) threads.emplace_back(Ask, &shared);
  char byte = 0;
  while (read(STDIN_FILENO, &byte, 1) > 0) {
  }
  shared.stop = true;
  for (std::thread& thread : threads) thread.join();
  for (const auto& [what, times] : shared.seen) {
    std::printf("%llu %llu %llu\n", static_cast<unsigned long long>(what.first),
                static_cast<unsigned long long>(what.second),
                static_cast<unsigned long long>(times));
  }
  return shared.failures == 0 ? 0 : 1;
}

double ProcessorMicroseconds() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 +
           static_cast<double>(time.tv_usec);
  };
  return of(usage.ru_utime) + of(usage.ru_stime);
}

int Measure(const std::string& index, const std::string& queries) {
  constexpr int kTimes = 200;
  auto opened = defnews::Searcher::Open(index);
  if (!opened.ok()) return 1;
  std::ifstream lines(queries);
  std::string query;
  while (std::getline(lines, query)) {
    defnews::SearchOptions options;
    auto found = opened.value().Search(query, options);
    if (!found.ok()) return 1;
    const double begin = ProcessorMicroseconds();
    for (int i = 0; i < kTimes; ++i) {
      if (!opened.value().Search(query, options).ok()) return 1;
    }
    const double each = (ProcessorMicroseconds() - begin) / kTimes;
    options.limit = 50;
    found = opened.value().Search(query, options);
    if (!found.ok()) return 1;
    std::printf("query\t%.2f\t%s\n", each, query.c_str());
    for (const defnews::Hit& hit : found.value().hits) {
      std::printf("hit\t%.9g\t%s\n", hit.score, hit.id.c_str());
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  if (argc > 3) return Measure(argv[1], argv[3]);
  return Load(argv[1], std::strtoull(argv[2], nullptr, 10));
}

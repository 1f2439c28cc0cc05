// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace defnews {
namespace {

absl::Status Guarded(const std::function<absl::Status(size_t)>& task,
                     size_t at) {
  try {
    return task(at);
  } catch (const std::exception& error) {
    return absl::InternalError(std::string("unexpected: ") + error.what());
  }
}

}  // namespace

absl::Status ForEachInParallel(
    size_t count, size_t threads,
    const std::function<absl::Status(size_t)>& task) {
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  absl::Status result;
  const auto work = [&] {
    for (size_t at = next++; at < count; at = next++) {
      absl::Status status = Guarded(task, at);
      if (status.ok()) continue;
      const std::lock_guard lock(mutex);
      if (result.ok()) result = std::move(status);
      next = count;
    }
  };
  std::vector<std::thread> others;
  try {
    while (others.size() + 1 < std::min(count, threads)) {
      others.emplace_back(work);
    }
  } catch (const std::system_error&) {
    // No more threads are to be had: those there are do it all.
  }
  work();
  for (std::thread& other : others) other.join();
  return result;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// What an operation is told, and what it tells.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "corpus/readers/article_reader.h"
#include "indexer/partitions/writer_choice.h"

namespace defnews {

struct RunSettings {
  std::string index;                // the folder
  std::vector<std::string> inputs;  // as OpenInputs() takes them
  size_t threads = 1;
  WriterKind writer = WriterKind::kAuto;
  // How long to wait for another run to end.
  std::chrono::duration<double> lock_wait = std::chrono::seconds(0);
  // When a generation is said to be made; nothing else depends on it.
  absl::Time now = absl::Now();
  // Publish what a guard objects to.
  bool force = false;
};

// Counts are articles.
struct RunResult {
  uint64_t added = 0;
  uint64_t changed = 0;
  uint64_t removed = 0;
  uint64_t unchanged = 0;
  uint64_t duplicates = 0;  // given again under an id of the same run
  uint64_t undated = 0;     // of the added and changed
  uint64_t generation = 0;  // in service afterwards
  uint64_t articles = 0;    // in service afterwards
  uint64_t refused = 0;
  bool unreadable = false;  // an input is not there or cannot be read
  // What the user should know about how it was done; each once.
  std::vector<std::string> notes;
  // What guards objected to, overridden by RunSettings::force.
  std::vector<std::string> forced;
};

// How far the reading of the inputs is.
struct Progress {
  uint64_t articles = 0;
  uint64_t bytes_done = 0;
  uint64_t bytes_total = 0;  // 0 if not known
};

// Called on the thread that runs the operation. Empty functions are allowed.
struct RunListener {
  // Refusals, and remarks of the readers.
  ProblemSink problem;
  // Something the user should know about the outcome.
  std::function<void(const std::string&)> note;
  std::function<void(const Progress&)> progress;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// paired_runs RUNS [--remove PATH]... -- COMMAND [ARG]... -- COMMAND [ARG]...
// Runs two commands in turn and prints a line for each pair: the seconds of
// the first and of the second, from their start to the end of their output
// and their exit. Each pair begins with the other command, so that neither
// always runs second. The first PATH is removed before each run of the first
// command, the second before each of the second, unmeasured. A command that
// fails, or is not found, ends it all.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

extern char** environ;

namespace defnews::bench {
namespace {

struct Plan {
  int runs = 0;
  std::vector<std::string> removed;  // at most one for each command
  std::vector<char*> commands[2];    // each ends in nullptr
};

bool ParsePlan(int argc, char** argv, Plan* plan) {
  if (argc < 2) return false;
  plan->runs = std::atoi(argv[1]);
  size_t started = 0;
  for (int i = 2; i < argc; ++i) {
    const bool separator = std::strcmp(argv[i], "--") == 0;
    if (separator && started < 2) {
      ++started;
    } else if (started > 0) {
      plan->commands[started - 1].push_back(argv[i]);
    } else if (std::strcmp(argv[i], "--remove") == 0 && i + 1 < argc &&
               plan->removed.size() < 2) {
      plan->removed.emplace_back(argv[++i]);
    } else {
      return false;
    }
  }
  for (auto& words : plan->commands) {
    if (words.empty()) return false;
    words.push_back(nullptr);
  }
  return plan->runs > 0;
}

// Reads the output to its end.
void Drain(int descriptor) {
  char buffer[65536];
  while (read(descriptor, buffer, sizeof buffer) > 0) {
  }
  close(descriptor);
}

// The seconds that one run takes, or a negative number on failure.
double Run(const std::vector<char*>& command) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int error = posix_spawnp(&child, command[0], &actions, nullptr,
                                 command.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (error != 0) {
    close(ends[0]);
    std::fprintf(stderr, "paired_runs: %s: %s\n", command[0],
                 std::strerror(error));
    return -1;
  }
  Drain(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "paired_runs: %s failed (wait status %d)\n",
                 command[0], status);
    return -1;
  }
  return took.count();
}

bool Remove(const std::string& path) {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (!error) return true;
  std::fprintf(stderr, "paired_runs: %s: %s\n", path.c_str(),
               error.message().c_str());
  return false;
}

bool RunPair(const Plan& plan, int pair, double seconds[2]) {
  for (size_t turn = 0; turn < 2; ++turn) {
    const size_t which = (static_cast<size_t>(pair) + turn) % 2;
    if (which < plan.removed.size() && !Remove(plan.removed[which])) {
      return false;
    }
    seconds[which] = Run(plan.commands[which]);
    if (seconds[which] < 0) return false;
  }
  return true;
}

}  // namespace
}  // namespace defnews::bench

int main(int argc, char** argv) {
  defnews::bench::Plan plan;
  if (!defnews::bench::ParsePlan(argc, argv, &plan)) {
    std::fprintf(stderr,
                 "usage: paired_runs RUNS [--remove PATH]... -- COMMAND "
                 "[ARG]... -- COMMAND [ARG]...\n");
    return 2;
  }
  for (int pair = 0; pair < plan.runs; ++pair) {
    double seconds[2];
    if (!defnews::bench::RunPair(plan, pair, seconds)) return 2;
    std::printf("%.6f %.6f\n", seconds[0], seconds[1]);
    std::fflush(stdout);
  }
  return 0;
}

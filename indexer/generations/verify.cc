// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/verify.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <numeric>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

enum ChildStatus { kSound = 0, kDamaged = 10, kUnreadable = 11, kCount = 12 };

// Xapian's check opens tables for writing, though it writes nothing.
bool CanBeChecked(const std::string& path) {
  return access((path + "/docdata.glass").c_str(), W_OK) == 0;
}

// Instead of it: whatever does not fit together throws.
void ReadWhole(const Xapian::Database& database) {
  const std::string all;
  const auto end = database.postlist_end(all);
  for (auto document = database.postlist_begin(all); document != end;
       ++document) {
    database.get_document(*document).get_data();
    const auto terms_end = database.termlist_end(*document);
    for (auto term = database.termlist_begin(*document); term != terms_end;) {
      ++term;
    }
  }
  const auto terms_end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != terms_end; ++term) {
    const std::string text = *term;
    const auto last = database.postlist_end(text);
    for (auto at = database.postlist_begin(text); at != last;) ++at;
  }
}

int CheckInChild(const std::string& path, uint64_t articles) {
  int result = kSound;
  const absl::Status status = CatchXapian([&] {
    const bool writable = CanBeChecked(path);
    if (writable && Xapian::Database::check(path, 0, nullptr) != 0) {
      result = kDamaged;
    }
    const Xapian::Database database(path);
    if (!writable) ReadWhole(database);
    if (result == kSound && database.get_doccount() != articles) {
      result = kCount;
    }
    return absl::OkStatus();
  });
  return status.ok() ? result : kUnreadable;
}

[[noreturn]] void RunChild(const std::string& path, uint64_t articles) {
  for (const int number : {SIGTERM, SIGINT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE}) {
    signal(number, SIG_DFL);
  }
  // It must not outlive us, as it shares our lock.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  // The library's last words on a crash are not ours.
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere >= 0) dup2(nowhere, STDERR_FILENO);
  _exit(CheckInChild(path, articles));
}

absl::Status ChildResult(const std::string& path, int status) {
  if (WIFSIGNALED(status)) {
    // A terminal and `timeout` send their signals to the children too.
    RETURN_IF_ERROR(CheckInterrupt());
    return absl::DataLossError(path + ": reading it crashes the library");
  }
  switch (WEXITSTATUS(status)) {
    case kSound:
      return absl::OkStatus();
    case kCount:
      return absl::DataLossError(
          path + ": it does not hold the recorded number of articles");
    case kUnreadable:
      return absl::DataLossError(path + ": it cannot be read");
    default:
      return absl::DataLossError(path + ": its tables are damaged");
  }
}

absl::Status SystemError(const char* call) {
  return absl::InternalError(std::string(call) + ": " + std::strerror(errno));
}

absl::Status WaitFor(pid_t child, const std::string& path) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return SystemError("waitpid");
  }
  return ChildResult(path, status);
}

// So that at the end no process is left alone with the largest.
std::vector<size_t> LargestFirst(const std::vector<Verification>& partitions) {
  std::vector<size_t> order(partitions.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::pair(partitions[b].articles, a) <
           std::pair(partitions[a].articles, b);
  });
  return order;
}

}  // namespace

std::vector<absl::Status> VerifyPartitions(
    const std::vector<Verification>& partitions, size_t processes) {
  std::vector<absl::Status> results(partitions.size());
  std::deque<std::pair<size_t, pid_t>> running;
  const auto wait = [&] {
    const auto [at, child] = running.front();
    running.pop_front();
    results[at] = WaitFor(child, partitions[at].path);
  };
  for (const size_t at : LargestFirst(partitions)) {
    if (running.size() >= std::max<size_t>(processes, 1)) wait();
    const pid_t child = fork();
    if (child == 0) RunChild(partitions[at].path, partitions[at].articles);
    if (child < 0) {
      results[at] = SystemError("fork");
    } else {
      running.emplace_back(at, child);
    }
  }
  while (!running.empty()) wait();
  return results;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/verify.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>

#include "common/status/xapian_status.h"

namespace defnews {
namespace {

enum ChildStatus { kSound = 0, kDamaged = 10, kUnreadable = 11, kCount = 12 };

int CheckInChild(const std::string& path, uint64_t articles) {
  int result = kSound;
  const absl::Status status = CatchXapian([&] {
    if (Xapian::Database::check(path, 0, nullptr) != 0) result = kDamaged;
    const Xapian::Database database(path);
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

const char* Meaning(int status) {
  if (WIFSIGNALED(status)) return "reading it crashes the library";
  switch (WEXITSTATUS(status)) {
    case kCount:
      return "it does not hold the recorded number of articles";
    case kUnreadable:
      return "it cannot be read";
    default:
      return "its tables are damaged";
  }
}

}  // namespace

absl::Status VerifyPartition(const std::string& path, uint64_t articles) {
  const pid_t child = fork();
  if (child < 0) {
    return absl::InternalError(std::string("no process can be started: ") +
                               std::strerror(errno));
  }
  if (child == 0) RunChild(path, articles);
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) {
      return absl::InternalError(std::string("waitpid: ") +
                                 std::strerror(errno));
    }
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == kSound) {
    return absl::OkStatus();
  }
  return absl::DataLossError(path + ": " + Meaning(status));
}

}  // namespace defnews

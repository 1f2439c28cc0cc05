// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/deliver.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/status/text_view.h"

extern char** environ;

namespace defnews {
namespace {

absl::Status Failed(const std::string& command, const std::string& how) {
  return absl::AbortedError(ToAbsl("the report was not delivered, \"" +
                                   command + "\" " + how +
                                   "; it is to come with the next run"));
}

}  // namespace

absl::Status Deliver(const std::string& command, const std::string& report) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, report.c_str(),
                                   O_RDONLY, 0);
  std::string shell = "sh";
  std::string option = "-c";
  std::string line = command;
  char* const arguments[] = {shell.data(), option.data(), line.data(), nullptr};
  pid_t child = 0;
  const int error =
      posix_spawn(&child, "/bin/sh", &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return Failed(command, std::strerror(error));
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return Failed(command, std::strerror(errno));
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return absl::OkStatus();
  if (WIFEXITED(status)) {
    return Failed(command, "exited " + std::to_string(WEXITSTATUS(status)));
  }
  return Failed(command,
                "was killed by signal " + std::to_string(WTERMSIG(status)));
}

}  // namespace defnews

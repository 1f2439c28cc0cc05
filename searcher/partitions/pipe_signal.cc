// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/partitions/pipe_signal.h"

#include <pthread.h>

#include <ctime>
#include <mutex>

namespace defnews {
namespace {

sigset_t PipeOnly() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool IsPending() {
  sigset_t pending;
  sigemptyset(&pending);
  sigpending(&pending);
  return sigismember(&pending, SIGPIPE) == 1;
}

std::mutex action_mutex;
int action_keepers = 0;
struct sigaction kept_action = {};

}  // namespace

PipeSignalHeld::PipeSignalHeld() : was_pending_(IsPending()) {
  const sigset_t pipe = PipeOnly();
  pthread_sigmask(SIG_BLOCK, &pipe, &old_mask_);
}

PipeSignalHeld::~PipeSignalHeld() {
  if (!was_pending_ && IsPending()) {
    const sigset_t pipe = PipeOnly();
    const timespec now = {};
    sigtimedwait(&pipe, nullptr, &now);
  }
  pthread_sigmask(SIG_SETMASK, &old_mask_, nullptr);
}

PipeSignalKept::PipeSignalKept() {
  const std::lock_guard<std::mutex> lock(action_mutex);
  if (action_keepers++ == 0) sigaction(SIGPIPE, nullptr, &kept_action);
}

PipeSignalKept::~PipeSignalKept() {
  const std::lock_guard<std::mutex> lock(action_mutex);
  if (--action_keepers == 0) sigaction(SIGPIPE, &kept_action, nullptr);
}

}  // namespace defnews

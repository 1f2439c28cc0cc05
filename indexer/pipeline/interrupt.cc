// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/interrupt.h"

#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <csignal>

namespace defnews {
namespace {

constexpr unsigned kPatienceSeconds = 1;

std::atomic<int> signal_received = 0;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void OnInterrupt(int number) {
  signal_received = number;
  alarm(kPatienceSeconds);
}

extern "C" void OnPatienceEnd(int /*number*/) {
  _exit(128 + signal_received.load());
}

void Catch(int number, void (*handler)(int)) {
  struct sigaction action = {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, nullptr);
}

}  // namespace

void CatchInterrupts() {
  Catch(SIGTERM, OnInterrupt);
  Catch(SIGINT, OnInterrupt);
  Catch(SIGALRM, OnPatienceEnd);
}

int InterruptSignal() { return signal_received; }

absl::Status CheckInterrupt() {
  if (signal_received == 0) return absl::OkStatus();
  return absl::CancelledError("interrupted; the index is unchanged");
}

void HoldInterrupts() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGTERM, SIGINT, SIGALRM}) sigaddset(&set, number);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Writing to a connection whose other end is gone raises SIGPIPE, and Xapian
// has the whole process ignore it. That is the program's to decide, so the
// signal is kept from it here instead.
#pragma once

#include <csignal>

namespace defnews {

// While one lives, such a write of this thread fails and raises nothing. To be
// made and ended by the same thread.
class PipeSignalHeld {
 public:
  PipeSignalHeld();
  ~PipeSignalHeld();
  PipeSignalHeld(const PipeSignalHeld&) = delete;
  PipeSignalHeld& operator=(const PipeSignalHeld&) = delete;

 private:
  sigset_t old_mask_;
  bool was_pending_;
};

// When the last one ends, what the process does on SIGPIPE is what it was when
// the first began. For any number of threads.
class PipeSignalKept {
 public:
  PipeSignalKept();
  ~PipeSignalKept();
  PipeSignalKept(const PipeSignalKept&) = delete;
  PipeSignalKept& operator=(const PipeSignalKept&) = delete;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "absl/time/time.h"

namespace defnews {

// The time, as something that tests can set.
class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock();

  virtual absl::Time Now() = 0;
  // Returns at `time`, or somewhat earlier if there is reason to look around.
  virtual void SleepUntil(absl::Time time) = 0;
};

// The system's. It sleeps for half a second at most, or until a signal.
Clock* SystemClock();

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

#include "corpus/fetch/clock.h"

namespace defnews {

// A clock that only moves when somebody sleeps. For any number of threads.
class FakeClock : public Clock {
 public:
  absl::Time Now() override { return absl::FromUnixMicros(now_); }
  void SleepUntil(absl::Time time) override {
    const int64_t wanted = absl::ToUnixMicros(time);
    if (wanted > now_) now_ = wanted;
  }

 private:
  std::atomic<int64_t> now_ = int64_t{1700000000} * 1000000;
};

}  // namespace defnews

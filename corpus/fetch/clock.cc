// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/clock.h"

#include <poll.h>

#include <algorithm>

#include "absl/time/clock.h"

namespace defnews {
namespace {

class RealClock : public Clock {
 public:
  absl::Time Now() override { return absl::Now(); }

  void SleepUntil(absl::Time time) override {
    constexpr absl::Duration kMost = absl::Milliseconds(500);
    const absl::Duration rest = std::min(time - absl::Now(), kMost);
    if (rest <= absl::ZeroDuration()) return;
    // Not sleep(): a signal is to end it.
    poll(nullptr, 0, static_cast<int>(absl::ToInt64Milliseconds(rest)) + 1);
  }
};

}  // namespace

Clock::~Clock() = default;

Clock* SystemClock() {
  static auto* const kClock = new RealClock;
  return kClock;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// A library to be preloaded into programs: the time of day is CLOCK_SHIFT
// seconds later than it is, so that nights pass between two runs of a test.
#include <dlfcn.h>
#include <sys/time.h>

#include <cstdlib>
#include <ctime>

namespace {

time_t Shift() {
  static const time_t kShift = [] {
    const char* const text = std::getenv("CLOCK_SHIFT");
    return text == nullptr ? 0L : std::strtol(text, nullptr, 10);
  }();
  return kShift;
}

int RealTime(clockid_t clock, timespec* time) {
  static const auto kReal = reinterpret_cast<int (*)(clockid_t, timespec*)>(
      dlsym(RTLD_NEXT, "clock_gettime"));
  return kReal(clock, time);
}

}  // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT int clock_gettime(clockid_t clock, timespec* time) {
  const int result = RealTime(clock, time);
  const bool of_day = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
  if (result == 0 && of_day) time->tv_sec += Shift();
  return result;
}

EXPORT time_t time(time_t* out) {
  timespec now = {};
  clock_gettime(CLOCK_REALTIME, &now);
  if (out != nullptr) *out = now.tv_sec;
  return now.tv_sec;
}

EXPORT int gettimeofday(timeval* out, void* /*zone*/) {
  timespec now = {};
  clock_gettime(CLOCK_REALTIME, &now);
  out->tv_sec = now.tv_sec;
  out->tv_usec = static_cast<suseconds_t>(now.tv_nsec / 1000);
  return 0;
}

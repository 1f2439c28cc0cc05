// SPDX-License-Identifier: GPL-3.0-or-later
// A library to be preloaded into a program: its KILL_AT-th call that changes a
// file is done by half, and then the program is killed, as by a power cut.
// With KILL_COUNT_FILE the number of such calls is written there at the end.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

std::atomic<long> calls{0};

template <typename Function>
Function Real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

long KillAt() {
  static const long kAt = [] {
    const char* const text = std::getenv("KILL_AT");
    return text == nullptr ? 0L : std::strtol(text, nullptr, 10);
  }();
  return kAt;
}

bool IsFile(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

// Whether the present call is the last one.
bool IsLast() { return ++calls == KillAt(); }

[[noreturn]] void Die() {
  kill(getpid(), SIGKILL);
  _exit(137);
}

__attribute__((destructor)) void WriteCount() {
  const char* const path = std::getenv("KILL_COUNT_FILE");
  if (path == nullptr) return;
  const long count = calls;
  std::FILE* const file = std::fopen(path, "w");
  if (file == nullptr) return;
  std::fprintf(file, "%ld\n", count);
  std::fclose(file);
}

}  // namespace

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT ssize_t write(int descriptor, const void* bytes, size_t size) {
  static const auto kReal =
      Real<ssize_t (*)(int, const void*, size_t)>("write");
  if (IsFile(descriptor) && IsLast()) {
    kReal(descriptor, bytes, size / 2);
    Die();
  }
  return kReal(descriptor, bytes, size);
}

EXPORT ssize_t pwrite64(int descriptor, const void* bytes, size_t size,
                        off64_t offset) {
  static const auto kReal =
      Real<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64");
  if (IsFile(descriptor) && IsLast()) {
    kReal(descriptor, bytes, size / 2, offset);
    Die();
  }
  return kReal(descriptor, bytes, size, offset);
}

EXPORT ssize_t pwrite(int descriptor, const void* bytes, size_t size,
                      off_t offset) {
  return pwrite64(descriptor, bytes, size, offset);
}

EXPORT int fdatasync(int descriptor) {
  static const auto kReal = Real<int (*)(int)>("fdatasync");
  if (IsLast()) Die();
  return kReal(descriptor);
}

EXPORT int fsync(int descriptor) {
  static const auto kReal = Real<int (*)(int)>("fsync");
  if (IsLast()) Die();
  return kReal(descriptor);
}

EXPORT int ftruncate64(int descriptor, off64_t size) noexcept {
  static const auto kReal = Real<int (*)(int, off64_t)>("ftruncate64");
  if (IsLast()) Die();
  return kReal(descriptor, size);
}

EXPORT int ftruncate(int descriptor, off_t size) noexcept {
  return ftruncate64(descriptor, size);
}

EXPORT int unlink(const char* path) noexcept {
  static const auto kReal = Real<int (*)(const char*)>("unlink");
  if (IsLast()) Die();
  return kReal(path);
}

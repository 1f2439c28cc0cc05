// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/partitions/stub_file.h"

#include <sys/stat.h>

#include "common/index/manifest.h"

namespace defnews {
namespace {

int64_t Nanoseconds(const timespec& time) {
  return int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

StubFile StubFile::Of(const std::string& index) {
  struct stat info = {};
  if (stat(StubPath(index).c_str(), &info) != 0) return {};
  return {info.st_dev, info.st_ino, info.st_size, Nanoseconds(info.st_mtim),
          Nanoseconds(info.st_ctim)};
}

}  // namespace defnews

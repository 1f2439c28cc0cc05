// SPDX-License-Identifier: GPL-3.0-or-later
// What tells one stub file of an index from another put in its place.
#pragma once

#include <cstdint>
#include <string>

namespace defnews {

struct StubFile {
  uint64_t device = 0;
  uint64_t inode = 0;
  int64_t bytes = -1;    // -1: there is none, or it cannot be seen
  int64_t modified = 0;  // nanoseconds
  int64_t changed = 0;

  static StubFile Of(const std::string& index);
  bool operator==(const StubFile&) const = default;
};

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "absl/status/status.h"

namespace defnews {

// Calls `task` with 0 .. count-1, on up to `threads` threads at once; the
// caller's is one of them. After a failure no further task is begun, and the
// first failure is returned. An exception out of a task is a failure.
absl::Status ForEachInParallel(size_t count, size_t threads,
                               const std::function<absl::Status(size_t)>& task);

}  // namespace defnews

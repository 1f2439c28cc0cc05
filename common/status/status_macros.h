// SPDX-License-Identifier: GPL-3.0-or-later
// Early return on errors; Abseil 20220623 has no such macros.
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define DEFNEWS_CONCAT_INNER(a, b) a##b
#define DEFNEWS_CONCAT(a, b) DEFNEWS_CONCAT_INNER(a, b)

// Returns from the enclosing function if `expr` (an absl::Status) is an error.
#define RETURN_IF_ERROR(expr)                      \
  do {                                             \
    if (absl::Status status_macro_result = (expr); \
        !status_macro_result.ok()) {               \
      return status_macro_result;                  \
    }                                              \
  } while (false)

// ASSIGN_OR_RETURN(auto x, F()): x gets the value of F(), or its error is
// returned from the enclosing function.
#define ASSIGN_OR_RETURN(lhs, expr) \
  ASSIGN_OR_RETURN_IMPL(DEFNEWS_CONCAT(status_or_, __LINE__), lhs, expr)
#define ASSIGN_OR_RETURN_IMPL(tmp, lhs, expr)    \
  auto tmp = (expr);                             \
  if (!tmp.ok()) return std::move(tmp).status(); \
  lhs = *std::move(tmp)

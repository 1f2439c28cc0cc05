// SPDX-License-Identifier: GPL-3.0-or-later
// The one bridge between std::string_view and absl::string_view, which are
// different types in Debian 12's Abseil (20220623, USE_STD_STRING_VIEW 0) and
// do not convert either way. Everything in the project takes std::string_view.
#pragma once

#include <string_view>

#include "absl/strings/string_view.h"

namespace defnews {

inline absl::string_view ToAbsl(std::string_view text) {
  return absl::string_view(text.data(), text.size());
}

inline std::string_view FromAbsl(absl::string_view text) {
  return std::string_view(text.data(), text.size());
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Data for tests that is too large, or not ours, to be in the repository.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace defnews {

// The path of data/<name> under $DEFNEWS_SHARED or, where that is not set, the
// folder `shared` beside the source tree; nothing where the file is absent.
std::optional<std::string> SharedData(std::string_view name);

}  // namespace defnews

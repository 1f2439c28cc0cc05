// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace defnews {

// Whether `entry` is HOST:PORT:ADDRESS as `--resolve` takes it: a name, a
// port, and one or several addresses with commas between them, IPv6 ones with
// or without brackets. libcurl passes over others without a word.
bool IsResolveEntry(std::string_view entry);

}  // namespace defnews

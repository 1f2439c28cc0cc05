// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// The date in the path or query of an address, `2023-11-09` or (year and month
// alone as folders) `2023-11`; empty if there is none. Sites make identifiers
// in advance and count days in UTC, so it may be off by a day or two.
std::string DateInUrl(std::string_view url);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// How far apart two names are.
#pragma once

#include <cstddef>
#include <string_view>

namespace defnews {

// Insertions, deletions and replacements of bytes that make one of the other.
// Takes time in proportion to the product of their sizes: for short names.
size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace defnews

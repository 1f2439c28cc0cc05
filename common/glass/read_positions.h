// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace defnews::glass {

// The positions of a term in a document from the entry of the position table;
// none for an empty one. False if `bytes` are not such a list.
bool ReadPositions(std::string_view bytes, std::vector<uint32_t>* positions);

}  // namespace defnews::glass

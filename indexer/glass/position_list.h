// SPDX-License-Identifier: GPL-3.0-or-later
// The positions of a term in a document, as the position table stores them.
#pragma once

#include <cstdint>
#include <span>

#include "indexer/glass/byte_buffer.h"

namespace defnews::glass {

// Appends the coded list; nothing for an empty one. False, with `out` as it
// was, if the positions do not ascend.
bool AppendPositions(std::span<const uint32_t> positions, ByteBuffer* out);

}  // namespace defnews::glass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "corpus/readers/byte_source.h"

namespace defnews {

// UTF-16 that begins with a byte order mark (which tells its byte order and is
// dropped), as UTF-8. Lone surrogates and a lone last byte become U+FFFD.
std::unique_ptr<ByteSource> Utf16Source(std::unique_ptr<ByteSource> utf16);

}  // namespace defnews

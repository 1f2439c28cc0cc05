// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "corpus/readers/byte_source.h"

namespace defnews {

// The content of a gzip stream of one or more members. A stream that is
// damaged or cut short gives what can be had of it, then DataLoss. Zeros and
// other rubbish after the last member are ignored, as gzip itself does.
std::unique_ptr<ByteSource> GzipSource(std::unique_ptr<ByteSource> compressed);

}  // namespace defnews

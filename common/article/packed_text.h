// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways in which stored articles are compressed, LZ4 and zlib, and what
// libxapian would make of the result. Every function may be called by any
// thread. Damaged input gives DataLoss.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace defnews {

// Appends `text` as an LZ4 block, or as it is if that is no longer, unless
// this takes more than `most` bytes: then false, and nothing is appended.
bool AppendFast(std::string_view text, size_t most, std::string* out);

// What AppendFast() made of a text of `size` bytes.
absl::StatusOr<std::string> UnpackFast(std::string_view packed, size_t size);

// A zlib stream.
std::string Deflate(std::string_view text);
absl::StatusOr<std::string> Inflate(std::string_view deflated, size_t size);

// Whether libxapian 1.4 would deflate such a value of a table.
bool IsDeflatedByXapian(std::string_view value);

}  // namespace defnews

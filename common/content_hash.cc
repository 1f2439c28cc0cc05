// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/content_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "absl/strings/str_format.h"

namespace defnews {

uint64_t ContentHashValue(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string ContentHash64(std::string_view bytes) {
  return absl::StrFormat("%016x", ContentHashValue(bytes));
}

std::string ContentHash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return absl::StrFormat("%016x%016x", hash.high64, hash.low64);
}

}  // namespace defnews

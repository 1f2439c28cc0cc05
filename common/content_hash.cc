// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/content_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "absl/strings/str_format.h"

namespace defnews {
namespace {

std::string Hex(const XXH128_hash_t& hash) {
  return absl::StrFormat("%016x%016x", hash.high64, hash.low64);
}

}  // namespace

uint64_t ContentHashValue(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string ContentHash64(std::string_view bytes) {
  return absl::StrFormat("%016x", ContentHashValue(bytes));
}

std::string ContentHash128(std::string_view bytes) {
  return Hex(XXH3_128bits(bytes.data(), bytes.size()));
}

PackedHash128 ContentHashPacked(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {static_cast<uint32_t>(hash.low64),
          static_cast<uint32_t>(hash.low64 >> 32),
          static_cast<uint32_t>(hash.high64),
          static_cast<uint32_t>(hash.high64 >> 32)};
}

struct ContentHasher::State {
  XXH3_state_t state;
};

ContentHasher::ContentHasher() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(&state_->state);
}

ContentHasher::~ContentHasher() = default;

void ContentHasher::Add(std::string_view bytes) {
  XXH3_128bits_update(&state_->state, bytes.data(), bytes.size());
}

std::string ContentHasher::Hash128() const {
  return Hex(XXH3_128bits_digest(&state_->state));
}

}  // namespace defnews

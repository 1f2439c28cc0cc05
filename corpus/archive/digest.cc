// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/digest.h"

#include <openssl/evp.h>

#include <array>
#include <cstdint>

namespace defnews {
namespace {

// RFC 4648; 20 bytes are exactly 32 letters, so there is no padding.
std::string Base32(const unsigned char* bytes, size_t size) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  uint64_t bits = 0;
  int held = 0;
  for (size_t i = 0; i < size; ++i) {
    bits = (bits << 8) | bytes[i];
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += kLetters[(bits >> held) & 31];
    }
  }
  return text;
}

}  // namespace

std::string WarcDigest(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(),
                 nullptr) != 1) {
    return "";
  }
  return "sha1:" + Base32(digest.data(), size);
}

}  // namespace defnews

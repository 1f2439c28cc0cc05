// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of the entries of a Glass database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/glass/vint.h"

namespace defnews::glass_reader {

// A document's number so that its bytes sort as the numbers do: as many
// leading ones as there are bytes beyond two, a zero, the number.
inline void AppendSortable(uint32_t docid, std::string* out) {
  unsigned bytes = 2;
  while (bytes < 5 && (uint64_t{docid} >> (7 * bytes + 1)) != 0) ++bytes;
  const uint64_t ones = (0xffU << (10 - bytes)) & 0xffU;
  const uint64_t number = ones << (8 * (bytes - 1)) | docid;
  for (unsigned at = 0; at < bytes; ++at) {
    out->push_back(static_cast<char>(number >> (8 * (bytes - 1 - at))));
  }
}

// The number at the front of a key's rest; 0, which none has, if it is out of
// form or something follows.
inline uint32_t ReadSortable(std::string_view bytes) {
  if (bytes.size() < 2 || bytes.size() > 5) return 0;
  uint64_t number = 0;
  for (const char c : bytes) number = number << 8 | static_cast<uint8_t>(c);
  const auto length = static_cast<unsigned>(bytes.size());
  const uint64_t mask = (uint64_t{1} << (7 * length + 1)) - 1;
  return static_cast<uint32_t>(number & mask);
}

// Each NUL of a term is followed by 0xff.
inline void AppendTerm(std::string_view term, std::string* out) {
  for (const char c : term) {
    out->push_back(c);
    if (c == '\0') out->push_back('\xff');
  }
}

inline std::string TermKey(std::string_view term) {
  std::string key;
  key.reserve(term.size() + 6);
  AppendTerm(term, &key);
  return key;
}

// What comes before the document's number in the keys of a term.
inline std::string TermPrefix(std::string_view term) {
  std::string key = TermKey(term);
  key.push_back('\0');
  return key;
}

}  // namespace defnews::glass_reader

// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of the entries of a Glass database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass/codec.h"

namespace defnews::glass_reader {

using glass::AppendSortable;
using glass::AppendTerm;

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

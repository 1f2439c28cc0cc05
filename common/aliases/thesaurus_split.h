// SPDX-License-Identifier: GPL-3.0-or-later
// Columns and lists of the tables of names.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace defnews {

// The parts between separators; one more than there are separators.
inline std::vector<std::string_view> SplitAt(std::string_view text,
                                             char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

inline std::string_view TrimSpaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace defnews

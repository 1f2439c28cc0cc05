// SPDX-License-Identifier: GPL-3.0-or-later
// Tab-separated data files: `#` begins a comment line.
#pragma once

#include <string>
#include <vector>

namespace defnews::names {

struct Row {
  std::vector<std::string> columns;
  std::string place;  // "file:line"
};

// Appends the rows; what cannot be read is an error.
void ReadTsv(const std::string& path, std::vector<Row>* rows,
             std::vector<std::string>* errors);

// The parts of `text`; none are empty.
std::vector<std::string> Split(const std::string& text, char separator);

// UTF-8 of the basic plane; an ill-formed or other part becomes U+FFFD.
std::u16string ToUtf16(const std::string& text);

constexpr bool IsSyllable(char16_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

}  // namespace defnews::names

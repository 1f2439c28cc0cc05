// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/compiler/tsv.h"

#include <fstream>
#include <sstream>

#include "common/text/utf8.h"

namespace defnews::names {

void ReadTsv(const std::string& path, std::vector<Row>* rows,
             std::vector<std::string>* errors) {
  std::ifstream in(path);
  if (!in) errors->push_back(path + ": cannot be read");
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    rows->push_back({Split(line, '\t'), path + ":" + std::to_string(number)});
  }
}

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

std::u16string ToUtf16(const std::string& text) {
  std::u16string wide;
  for (size_t at = 0; at < text.size();) {
    const int32_t c = NextCodePoint(text, &at);
    wide += c < 0 || c > 0xFFFF ? u'\uFFFD' : static_cast<char16_t>(c);
  }
  return wide;
}

}  // namespace defnews::names

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/printable.h"

#include <charconv>

#include "common/text/utf8.h"

namespace defnews {
namespace {

bool IsDirectionMark(int32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string Clean(std::string_view text, bool keep_line_feeds) {
  std::string clean;
  clean.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const int32_t c = NextCodePoint(text, &at);
    if (c == '\n' && keep_line_feeds) {
      clean += '\n';
    } else if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 ||
               c == 0x2029) {
      clean += ' ';
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || IsDirectionMark(c)) {
      clean += "\xEF\xBF\xBD";
    } else {
      clean += text.substr(begin, at - begin);
    }
  }
  return clean;
}

}  // namespace

std::string Printable(std::string_view text) { return Clean(text, false); }

std::string PrintableLines(std::string_view text) { return Clean(text, true); }

std::string NumberText(double number) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  return std::string(buffer, end);
}

std::string FixedText(double number, int digits) {
  char buffer[400];  // the largest double has 309 digits before the point
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number,
                                 std::chars_format::fixed, digits)
                       .ptr;
  return std::string(buffer, end);
}

}  // namespace defnews

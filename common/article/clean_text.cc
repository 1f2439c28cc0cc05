// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/clean_text.h"

#include <cstdint>

#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Length of the white space character at the start of `text`, 0 if none.
size_t LeadingSpace(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.front();
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE3\x80\x80")) return 3;
  if (text.starts_with(kByteOrderMark)) return 3;
  return 0;
}

size_t TrailingSpace(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text.back();
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  if (text.ends_with("\xC2\xA0")) return 2;
  if (text.ends_with("\xE3\x80\x80")) return 3;
  if (text.ends_with(kByteOrderMark)) return 3;
  return 0;
}

bool IsRemovedControl(int32_t code_point) {
  if (code_point == '\t' || code_point == '\n') return false;
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

}  // namespace

bool IsValidUtf8(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    if (static_cast<uint8_t>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    if (NextCodePoint(text, &i) < 0) return false;
  }
  return true;
}

std::string CleanText(std::string_view text) {
  if (text.starts_with(kByteOrderMark))
    text.remove_prefix(kByteOrderMark.size());
  std::string out;
  out.reserve(text.size());
  size_t i = 0;
  while (i < text.size()) {
    const size_t start = i;
    const int32_t code_point = NextCodePoint(text, &i);
    if (code_point < 0) {
      out += kReplacement;
    } else if (code_point == '\r') {
      out += '\n';
      if (i < text.size() && text[i] == '\n') ++i;
    } else if (!IsRemovedControl(code_point)) {
      out.append(text, start, i - start);
    }
  }
  return out;
}

std::string_view TrimText(std::string_view text) {
  while (const size_t n = LeadingSpace(text)) text.remove_prefix(n);
  while (const size_t n = TrailingSpace(text)) text.remove_suffix(n);
  return text;
}

}  // namespace defnews

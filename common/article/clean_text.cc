// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/clean_text.h"

#include <cstdint>
#include <cstring>

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

// Passes over printable ASCII, eight bytes at a time: nearly all of a text is
// nothing else.
size_t SkipPlain(std::string_view text, size_t at) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHighBits = 0x80 * kOnes;
  constexpr uint64_t kSpaces = ' ' * kOnes;
  for (uint64_t bytes = 0; at + sizeof bytes <= text.size();
       at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    // 0x80 and up; 0x7F, which one more makes 0x80; below 0x20.
    if (((bytes | (bytes + kOnes) | (bytes - kSpaces)) & kHighBits) != 0) break;
  }
  while (at < text.size() && text[at] >= ' ' && text[at] < '\x7F') ++at;
  return at;
}

}  // namespace

bool IsValidUtf8(std::string_view text) {
  for (size_t i = SkipPlain(text, 0); i < text.size(); i = SkipPlain(text, i)) {
    if (NextCodePoint(text, &i) < 0) return false;
  }
  return true;
}

std::string CleanText(std::string_view text) {
  if (text.starts_with(kByteOrderMark))
    text.remove_prefix(kByteOrderMark.size());
  std::string out;
  out.reserve(text.size());
  size_t kept = 0;  // up to here it is in `out`, or left out
  for (size_t i = SkipPlain(text, 0); i < text.size(); i = SkipPlain(text, i)) {
    const size_t start = i;
    const int32_t code_point = NextCodePoint(text, &i);
    const bool ill_formed = code_point < 0;
    if (!ill_formed && !IsRemovedControl(code_point)) continue;
    out.append(text, kept, start - kept);
    if (ill_formed) out += kReplacement;
    if (code_point == '\r') {
      out += '\n';
      if (i < text.size() && text[i] == '\n') ++i;
    }
    kept = i;
  }
  out.append(text, kept);
  return out;
}

std::string_view TrimText(std::string_view text) {
  while (const size_t n = LeadingSpace(text)) text.remove_prefix(n);
  while (const size_t n = TrailingSpace(text)) text.remove_suffix(n);
  return text;
}

}  // namespace defnews

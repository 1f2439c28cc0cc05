// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/feeds/bare_markup.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

namespace defnews {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool IsNumber(std::string_view text) {
  const bool hex = text.starts_with('x');
  if (hex) text.remove_prefix(1);
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), hex ? IsHexDigit : IsDigit);
}

bool IsOfXml(std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames = {"amp", "lt", "gt", "quot",
                                                      "apos"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// What stands between the ampersand that `text` begins with and the semicolon
// of its reference; empty if it begins none.
std::string_view ReferenceAt(std::string_view text) {
  constexpr size_t kLongest = 12;
  const size_t end = text.substr(0, kLongest).find(';');
  return end == std::string_view::npos ? "" : text.substr(1, end - 1);
}

// What takes the place of the ampersand that `text` begins with, and of how
// many bytes with it.
struct Replacement {
  std::string text = "&amp;";
  size_t size = 1;
};

Replacement ReplacementOf(std::string_view text) {
  const std::string_view name = ReferenceAt(text);
  if (IsOfXml(name) || (name.starts_with('#') && IsNumber(name.substr(1)))) {
    return {"&", 1};
  }
  const std::string key(name);
  const htmlEntityDesc* const known =
      htmlEntityLookup(reinterpret_cast<const xmlChar*>(key.c_str()));
  if (known == nullptr) return {};
  return {"&#" + std::to_string(known->value) + ";", name.size() + 2};
}

// The bytes from the start of `text` that are left alone as a whole.
size_t OpaqueSize(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2>
      kMarks = {{{"<![CDATA[", "]]>"}, {"<!--", "-->"}}};
  for (const auto& [begin, end] : kMarks) {
    if (!text.starts_with(begin)) continue;
    const size_t at = text.find(end, begin.size());
    return at == std::string_view::npos ? text.size() : at + end.size();
  }
  return 0;
}

// Whether `text`, which begins with an angle, begins a tag or the like. Names
// of other letters than ours are possible, but in no feed.
bool BeginsTag(std::string_view text) {
  if (text.size() < 2 || text[1] == '!' || text[1] == '?') return true;
  const char first = text[1] == '/' && text.size() > 2 ? text[2] : text[1];
  return (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
         first == '_';
}

// How many bytes from the angle that `text` begins with stay as they are; 0 if
// the angle itself is to be escaped.
size_t SizeOfMarkup(std::string_view text) {
  const size_t opaque = OpaqueSize(text);
  if (opaque > 0) return opaque;
  return BeginsTag(text) ? 1 : 0;
}

}  // namespace

std::string EscapeBareMarkup(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 64);
  while (!text.empty()) {
    const size_t plain = std::min(text.find_first_of("&<"), text.size());
    escaped += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (text.front() == '&') {
      const Replacement replacement = ReplacementOf(text);
      escaped += replacement.text;
      text.remove_prefix(replacement.size);
      continue;
    }
    const size_t markup = SizeOfMarkup(text);
    escaped += markup == 0 ? "&lt;" : text.substr(0, markup);
    text.remove_prefix(std::max<size_t>(markup, 1));
  }
  return escaped;
}

}  // namespace defnews

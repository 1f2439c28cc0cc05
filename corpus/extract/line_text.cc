// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/line_text.h"

#include <unicode/uchar.h>

#include <array>
#include <cstdint>
#include <utility>

#include "common/article/clean_text.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

bool IsHangul(int32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) ||
         (c >= 0x3130 && c <= 0x318F);
}

bool IsWordPart(int32_t c) { return c >= 0 && u_isalnum(c); }

bool IsSpace(int32_t c) { return c >= 0 && u_isUWhiteSpace(c); }

int32_t Lower(int32_t c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; }

bool IsAscii(char c) { return static_cast<uint8_t>(c) < 0x80; }

bool IsEmailChar(char c) {
  return IsAscii(c) &&
         (IsWordPart(c) || c == '.' || c == '_' || c == '-' || c == '+');
}

// The text between the first and the last letter or digit.
std::string_view Undecorated(std::string_view line) {
  size_t begin = line.size();
  size_t end = 0;
  size_t i = 0;
  while (i < line.size()) {
    const size_t start = i;
    if (!IsWordPart(NextCodePoint(line, &i))) continue;
    if (begin == line.size()) begin = start;
    end = i;
  }
  return begin < end ? line.substr(begin, end - begin) : std::string_view();
}

constexpr std::array<std::string_view, 10> kClosers = {
    "\"", "'", ")", "]", ">", "”", "’", "」", "』", "\xC2\xBB"};

std::string_view WithoutClosers(std::string_view line) {
  bool cut = true;
  while (cut) {
    cut = false;
    line = TrimText(line);
    for (const std::string_view closer : kClosers) {
      if (!line.ends_with(closer)) continue;
      line.remove_suffix(closer.size());
      cut = true;
    }
  }
  return line;
}

}  // namespace

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string OneLine(std::string_view text) {
  const std::string cleaned = CleanText(text);
  std::string line;
  line.reserve(cleaned.size());
  for (const char c : TrimText(cleaned)) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && line.ends_with(' ')) continue;
    line += space ? ' ' : c;
  }
  return line;
}

std::string PhraseKey(std::string_view line) {
  const std::string_view text = Undecorated(line);
  const bool spaces = !HasHangul(text);
  std::string key;
  size_t i = 0;
  while (i < text.size()) {
    const int32_t c = NextCodePoint(text, &i);
    if (c < 0) continue;
    if (!IsSpace(c)) {
      AppendCodePoint(c == 0x2019 ? '\'' : Lower(c), &key);
    } else if (spaces && !key.ends_with(' ')) {
      key += ' ';
    }
  }
  return key;
}

std::string LetterKey(std::string_view line) {
  std::string key;
  size_t i = 0;
  while (i < line.size()) {
    const int32_t c = NextCodePoint(line, &i);
    if (IsWordPart(c)) AppendCodePoint(Lower(c), &key);
  }
  return key;
}

std::vector<std::string> LineWords(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  size_t i = 0;
  while (i < line.size()) {
    const int32_t c = NextCodePoint(line, &i);
    const bool joins = (c == '-' || c == '\'') && !word.empty();
    if (IsWordPart(c) || joins) {
      AppendCodePoint(Lower(c), &word);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  for (std::string& each : words) each = TrimOf(each, "-'");
  return words;
}

std::string NarrowText(std::string_view text) {
  constexpr size_t kWide = 3;  // EF BC 81 to EF BD 9E
  std::string narrow;
  narrow.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const std::string_view wide = text.substr(at, kWide);
    const bool first = wide.starts_with("\xEF\xBC");
    if (wide.size() < kWide || !(first || wide.starts_with("\xEF\xBD"))) {
      narrow += text[at++];
      continue;
    }
    const int code = (first ? 0 : 64) + (static_cast<uint8_t>(wide[2]) - 0x80);
    if (code >= 1 && code <= '~' - ' ') {
      narrow += static_cast<char>(' ' + code);
    } else {
      narrow += wide;
    }
    at += kWide;
  }
  return narrow;
}

size_t TextWidth(std::string_view line) {
  size_t width = 0;
  size_t i = 0;
  while (i < line.size()) width += IsHangul(NextCodePoint(line, &i)) ? 2 : 1;
  return width;
}

bool HasHangul(std::string_view line) {
  size_t i = 0;
  while (i < line.size()) {
    if (IsHangul(NextCodePoint(line, &i))) return true;
  }
  return false;
}

bool EndsSentence(std::string_view line) {
  // Agencies put their end mark behind the last sentence.
  for (const std::string_view mark : {"-0-", "(END)", "(end)", "(끝)"}) {
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  }
  line = WithoutClosers(line);
  for (const std::string_view end : {".", "!", "?", "…", "。"}) {
    if (line.ends_with(end)) return true;
  }
  return line.ends_with("다");
}

bool IsProse(std::string_view line) {
  constexpr size_t kLeastWidth = 40;
  constexpr size_t kLeastWidthBeforeList = 80;
  const size_t width = TextWidth(line);
  const bool before_list = line.ends_with(':');
  return (width >= kLeastWidth && EndsSentence(line)) ||
         (width >= kLeastWidthBeforeList && before_list);
}

std::string_view TrimOf(std::string_view text, std::string_view junk) {
  text = TrimText(text);
  while (!text.empty() && junk.find(text.front()) != std::string_view::npos) {
    text = TrimText(text.substr(1));
  }
  while (!text.empty() && junk.find(text.back()) != std::string_view::npos) {
    text = TrimText(text.substr(0, text.size() - 1));
  }
  return text;
}

TextSpan FindEmail(std::string_view line) {
  for (size_t at = line.find('@'); at != std::string_view::npos;
       at = line.find('@', at + 1)) {
    size_t begin = at;
    size_t end = at + 1;
    while (begin > 0 && IsEmailChar(line[begin - 1])) --begin;
    while (end < line.size() && IsEmailChar(line[end])) ++end;
    while (end > at + 1 && line[end - 1] == '.') --end;
    const std::string_view domain = line.substr(at + 1, end - at - 1);
    if (begin < at && domain.find('.') != std::string_view::npos) {
      return {begin, end - begin};
    }
  }
  return {};
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/input_kind.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/article/clean_text.h"
#include "common/text/utf8.h"
#include "corpus/extract/line_text.h"
#include "corpus/readers/csv_reader.h"
#include "corpus/readers/mail_reader.h"

namespace defnews {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view FileName(std::string_view path) {
  const size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// Name and extension, the latter without its dot.
std::pair<std::string_view, std::string_view> SplitName(std::string_view name) {
  constexpr size_t kLongest = 5;
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {name, ""};
  const std::string_view extension = name.substr(dot + 1);
  const bool plain =
      std::all_of(extension.begin(), extension.end(),
                  [](char c) { return IsLetter(c) || IsDigit(c); }) &&
      std::any_of(extension.begin(), extension.end(), IsLetter);
  if (!plain || extension.size() > kLongest) {
    const std::string lower = LowerAscii(extension);
    // The one known extension that is longer.
    if (lower != "ndjson") return {name, ""};
  }
  return {name.substr(0, dot), extension};
}

std::pair<std::string_view, std::string_view> SplitPath(std::string_view path) {
  auto parts = SplitName(FileName(path));
  if (LowerAscii(parts.second) == "gz") parts = SplitName(parts.first);
  return parts;
}

// The first character of `text` that is no white space, 0 if there is none.
char FirstOf(std::string_view text) {
  text = TrimText(text);
  return text.empty() ? '\0' : text.front();
}

bool LooksLikeJson(std::string_view text) {
  const char first = text.front();
  const char second = FirstOf(text.substr(1));
  if (first == '{') return second == '"' || second == '}';
  return first == '[' && (second == '{' || second == ']' || second == '\0');
}

// The version is an address, and comes first.
bool IsJsonFeed(std::string_view text) {
  constexpr size_t kHead = 1024;
  return text.substr(0, kHead).find("jsonfeed.org/version/") !=
         std::string_view::npos;
}

InputKind MarkupKind(const std::string& lower) {
  const bool html = lower.find("<html") != std::string::npos ||
                    lower.starts_with("<!doctype html") ||
                    lower.starts_with("<head") || lower.starts_with("<body");
  if (html) return InputKind::kHtml;
  return lower.starts_with("<?xml") || lower.starts_with("<rss") ||
                 lower.starts_with("<feed") || lower.starts_with("<rdf") ||
                 lower.starts_with("<urlset")
             ? InputKind::kFeed
             : InputKind::kText;
}

// Whether the bytes cannot be text in any encoding we read.
bool IsBinary(std::string_view bytes) {
  if (bytes.find('\0') != std::string_view::npos) return true;
  const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<uint8_t>(c) < 0x20 && c != '\n' && c != '\r' &&
           c != '\t' && c != '\f';
  });
  constexpr std::ptrdiff_t kMostPerMille = 10;
  return controls * 1000 >
         static_cast<std::ptrdiff_t>(bytes.size()) * kMostPerMille;
}

}  // namespace

InputKind KindByName(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, InputKind>, 16> kKinds = {{
      {"jsonl", InputKind::kJson},
      {"json", InputKind::kJson},
      {"ndjson", InputKind::kJson},
      {"txt", InputKind::kText},
      {"text", InputKind::kText},
      {"csv", InputKind::kTable},
      {"tsv", InputKind::kTable},
      {"html", InputKind::kHtml},
      {"htm", InputKind::kHtml},
      {"xhtml", InputKind::kHtml},
      {"xml", InputKind::kFeed},
      {"rss", InputKind::kFeed},
      {"atom", InputKind::kFeed},
      {"warc", InputKind::kWarc},
      {"eml", InputKind::kMail},
      {"mbox", InputKind::kMail},
  }};
  const std::string extension = ExtensionOf(path);
  for (const auto& [name, kind] : kKinds) {
    if (extension == name) return kind;
  }
  return InputKind::kUnknown;
}

InputKind KindByContent(std::string_view start) {
  constexpr size_t kMarkup = 1024;
  if (TrimText(start).empty()) return InputKind::kEmpty;
  if (start.starts_with("WARC/")) return InputKind::kWarc;
  if (start.starts_with("%PDF-") || IsBinary(start)) return InputKind::kNotText;
  const std::string_view text = TrimText(start);
  if (LooksLikeJson(text)) {
    return IsJsonFeed(text) ? InputKind::kFeed : InputKind::kJson;
  }
  if (LooksLikeMail(start)) return InputKind::kMail;
  if (text.front() == '<') {
    return MarkupKind(LowerAscii(text.substr(0, kMarkup)));
  }
  return TableDelimiter(text) ? InputKind::kTable : InputKind::kText;
}

std::string NameWithoutExtension(std::string_view path) {
  return std::string(SplitPath(path).first);
}

std::string ExtensionOf(std::string_view path) {
  return LowerAscii(SplitPath(path).second);
}

}  // namespace defnews

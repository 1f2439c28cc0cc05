// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/body_text.h"

#include "common/article/clean_text.h"

namespace defnews {
namespace {

std::vector<std::string_view> TrimmedLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(TrimText(text.substr(0, end)));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

bool HasBlankLine(const std::vector<std::string_view>& lines) {
  for (const std::string_view line : lines) {
    if (line.empty()) return true;
  }
  return false;
}

}  // namespace

std::string NormalizeBody(std::string_view text) {
  const std::string cleaned = CleanText(text);
  const std::vector<std::string_view> lines = TrimmedLines(TrimText(cleaned));
  const std::string_view line_break = HasBlankLine(lines) ? "\n" : "\n\n";
  std::string body;
  body.reserve(cleaned.size() + lines.size());
  bool after_blank = false;
  for (const std::string_view line : lines) {
    if (line.empty()) {
      after_blank = true;
      continue;
    }
    if (!body.empty()) body += after_blank ? "\n\n" : line_break;
    body += line;
    after_blank = false;
  }
  return body;
}

std::string JoinParagraphs(const std::vector<std::string>& paragraphs) {
  std::string body;
  for (const std::string& paragraph : paragraphs) {
    if (paragraph.empty()) continue;
    if (!body.empty()) body += "\n\n";
    body += paragraph;
  }
  return body;
}

}  // namespace defnews

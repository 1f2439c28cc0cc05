// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_lines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/caption.h"
#include "corpus/extract/chrome.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_line.h"

namespace defnews {
namespace {

// Advertisement markers that ended up within a line of text.
std::string WithoutInlineMarkers(std::string_view line) {
  constexpr std::array<std::string_view, 4> kMarkers = {
      "- Advertisement -", "- ADVERTISEMENT -", "[Advertisement]",
      "– Advertisement –"};
  std::string text(line);
  for (const std::string_view marker : kMarkers) {
    if (text == marker) break;
    std::string kept;
    std::string_view rest = text;
    for (size_t at = rest.find(marker); at != std::string_view::npos;
         at = rest.find(marker)) {
      kept.append(rest.substr(0, at)).append(" ");
      rest.remove_prefix(at + marker.size());
    }
    text = kept.append(rest);
  }
  return text;
}

LineKind KindOf(const std::string& line) {
  if (SourceInLine(line)) return LineKind::kSource;
  switch (ClassifyChrome(line)) {
    case ChromeKind::kNone:
      break;
    case ChromeKind::kRelated:
      return LineKind::kRelated;
    case ChromeKind::kSidebar:
      return LineKind::kSidebar;
    case ChromeKind::kEndMark:
      return LineKind::kEndMark;
    default:
      return LineKind::kChrome;
  }
  if (IsStampLine(line)) return LineKind::kStamp;
  if (!CaptionsInLine(line).empty()) return LineKind::kCaption;
  if (BylineInLine(line)) return LineKind::kByline;
  return IsProse(line) ? LineKind::kProse : LineKind::kText;
}

}  // namespace

std::vector<PageLine> JudgeLines(std::string_view text) {
  const std::string cleaned = CleanText(text);
  std::string_view rest = cleaned;
  std::vector<PageLine> lines;
  bool blank = true;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    std::string line = OneLine(WithoutInlineMarkers(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) {
      blank = true;
      continue;
    }
    const LineKind kind = KindOf(line);
    lines.push_back({kind, std::move(line), blank});
    blank = false;
  }
  return lines;
}

}  // namespace defnews

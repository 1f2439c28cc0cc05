// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/plain_output.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "searcher/cli/printable.h"

namespace defnews {
namespace {

constexpr std::string_view kBold = "1";
constexpr std::string_view kDim = "2";
constexpr std::string_view kMatch = "1;31";
constexpr std::string_view kIndent = "   ";

std::string Styled(std::string_view text, std::string_view style, bool color) {
  if (!color || text.empty()) return std::string(text);
  return "\x1b[" + std::string(style) + "m" + std::string(text) + "\x1b[0m";
}

// "2023-11 (month)"; a day or an instant speaks for itself.
std::string DateText(std::string_view published, std::string_view precision) {
  if (published.empty() || precision == "none") return "undated";
  std::string text = Printable(published);
  if (precision == "day" || precision == "second" || precision.empty()) {
    return text;
  }
  return text + " (" + Printable(precision) + ")";
}

std::string Joined(const std::vector<std::string>& parts) {
  std::string line;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!line.empty()) line += " \u00B7 ";
    line += part;
  }
  return line;
}

// Highlights out of order or out of the text are left out.
std::string SnippetText(const Snippet& snippet, bool color) {
  const std::string_view text = snippet.text;
  if (!color) return Printable(text);
  std::string line;
  size_t at = 0;
  for (const Highlight& highlight : snippet.highlights) {
    if (highlight.begin < at || highlight.end < highlight.begin ||
        highlight.end > text.size()) {
      continue;
    }
    line += Printable(text.substr(at, highlight.begin - at));
    line += Styled(Printable(text.substr(highlight.begin,
                                         highlight.end - highlight.begin)),
                   kMatch, true);
    at = highlight.end;
  }
  return line + Printable(text.substr(at));
}

void AddLine(std::string_view text, std::string* out) {
  if (text.empty()) return;
  *out += kIndent;
  *out += text;
  *out += '\n';
}

// "+3 copies"
std::string CopiesText(const Hit& hit) {
  if (hit.copies == 0) return "";
  return "+" + std::to_string(hit.copies) +
         (hit.copies == 1 ? " copy" : " copies");
}

void AddHit(const Hit& hit, bool color, std::string* out) {
  const std::string title =
      hit.title.empty() ? "(no title)" : Printable(hit.title);
  *out += std::to_string(hit.rank) + ". " + Styled(title, kBold, color) + '\n';
  const std::string about = Joined(
      {Printable(hit.source), DateText(hit.published, hit.published_precision),
       Printable(hit.id)});
  AddLine(Styled(about, kDim, color), out);
  AddLine(Styled(CopiesText(hit), kDim, color), out);
  AddLine(SnippetText(hit.snippet, color), out);
  AddLine(Styled(Printable(hit.url), kDim, color), out);
  for (const auto& [part, score] : hit.explanation) {
    AddLine("# " + FixedText(score, 4) + "  " + Printable(part), out);
  }
}

}  // namespace

std::string PlainExplanation(const SearchResults& results) {
  std::string out;
  for (const std::string& entry : results.explanation) {
    std::string lines = PrintableLines(entry);
    while (lines.ends_with('\n')) lines.pop_back();
    for (size_t at = 0; at <= lines.size();) {
      const size_t end = std::min(lines.find('\n', at), lines.size());
      out += "# " + lines.substr(at, end - at) + '\n';
      at = end + 1;
    }
  }
  return out;
}

std::string PlainHits(const SearchResults& results, bool color) {
  std::string out = PlainExplanation(results);
  for (const Hit& hit : results.hits) {
    if (!out.empty()) out += '\n';
    AddHit(hit, color, &out);
  }
  return out;
}

std::string PlainArticle(const StoredArticle& article, bool color) {
  std::string out = Styled(Printable(article.title), kBold, color) + '\n';
  const auto about = [&](const std::string& line) {
    if (!line.empty()) out += Styled(line, kDim, color) + '\n';
  };
  about(Joined({Printable(article.source),
                DateText(article.published, article.published_precision),
                Printable(article.id), Printable(article.lang)}));
  about(Printable(article.byline));
  about(Printable(article.url));
  if (!article.duplicate_of.empty()) {
    about("copy of " + Printable(article.duplicate_of));
  }
  if (!article.body.empty()) out += '\n' + PrintableLines(article.body) + '\n';
  for (const std::string& caption : article.captions) {
    out +=
        '\n' + Styled("[Photo]", kDim, color) + ' ' + Printable(caption) + '\n';
  }
  return out;
}

}  // namespace defnews

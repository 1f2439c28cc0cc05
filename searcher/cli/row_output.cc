// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/row_output.h"

#include "searcher/cli/printable.h"

namespace defnews {
namespace {

constexpr std::string_view kFields[] = {"id",  "title", "published", "source",
                                        "url", "score", "snippet"};

bool IsField(std::string_view name) {
  for (const std::string_view field : kFields) {
    if (field == name) return true;
  }
  return false;
}

std::string FieldText(const Hit& hit, std::string_view name) {
  if (name == "id") return Printable(hit.id);
  if (name == "title") return Printable(hit.title);
  if (name == "published") return Printable(hit.published);
  if (name == "source") return Printable(hit.source);
  if (name == "url") return Printable(hit.url);
  if (name == "score") return NumberText(hit.score);
  return Printable(hit.snippet.text);
}

// The character that the escape at `at` stands for; 0 if it is unknown.
char Escaped(std::string_view text, size_t at) {
  if (at + 1 >= text.size()) return 0;
  switch (text[at + 1]) {
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case '\\':
      return '\\';
    default:
      return 0;
  }
}

std::string BadEscape(std::string_view rest) {
  return "--format: " + std::string(rest.substr(0, 2)) +
         " is no escape; there are \\t \\n and \\\\";
}

}  // namespace

std::string CsvText(std::string_view text) {
  const std::string clean = PrintableLines(text);
  if (clean.find_first_of(",\"\n") == std::string::npos) return clean;
  std::string quoted = "\"";
  for (const char c : clean) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string CsvHeader() { return "rank,id,published,source,title,url,score\n"; }

std::string CsvRow(const Hit& hit) {
  return std::to_string(hit.rank) + ',' + CsvText(hit.id) + ',' +
         CsvText(hit.published) + ',' + CsvText(hit.source) + ',' +
         CsvText(hit.title) + ',' + CsvText(hit.url) + ',' +
         NumberText(hit.score) + '\n';
}

std::optional<HitTemplate> HitTemplate::Parse(std::string_view text,
                                              std::string* error) {
  HitTemplate result;
  std::string literal;
  const auto fail = [error](std::string message) {
    *error = std::move(message);
    return std::nullopt;
  };
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool twice = text.substr(at + 1, 1) == text.substr(at, 1);
    if (c == '\\') {
      const char escaped = Escaped(text, at);
      if (escaped == 0) return fail(BadEscape(text.substr(at)));
      literal += escaped;
      ++at;
    } else if ((c == '{' || c == '}') && twice) {
      literal += c;
      ++at;
    } else if (c == '}') {
      return fail("--format: a } without its {; write }} for a brace");
    } else if (c == '{') {
      const size_t end = text.find('}', at);
      if (end == std::string_view::npos) {
        return fail("--format: a { without its }; write {{ for a brace");
      }
      const std::string name(text.substr(at + 1, end - at - 1));
      if (!IsField(name)) {
        return fail("--format: unknown {" + name +
                    "}; there are {id} {title} {published} {source} {url} "
                    "{score} {snippet}");
      }
      result.pieces_.push_back({std::exchange(literal, {}), false});
      result.pieces_.push_back({name, true});
      at = end;
    } else {
      literal += c;
    }
  }
  result.pieces_.push_back({literal, false});
  return result;
}

std::string HitTemplate::Fill(const Hit& hit) const {
  std::string line;
  for (const Piece& piece : pieces_) {
    line += piece.field ? FieldText(hit, piece.text) : piece.text;
  }
  return line + '\n';
}

bool HitTemplate::HasSnippet() const {
  for (const Piece& piece : pieces_) {
    if (piece.field && piece.text == "snippet") return true;
  }
  return false;
}

}  // namespace defnews

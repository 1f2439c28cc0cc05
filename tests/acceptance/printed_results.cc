// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/printed_results.h"

#include <sstream>

namespace defnews {
namespace {

void Print(const char* what, const std::vector<std::string>& lines,
           std::ostream* out) {
  for (const std::string& line : lines) *out << what << ": " << line << "\n";
}

void Print(const Hit& hit, std::ostream* out) {
  *out << hit.rank << " " << hit.id << " " << hit.score << "\n  " << hit.title
       << "|" << hit.url << "|" << hit.source << "|" << hit.lang << "|"
       << hit.published << "|" << hit.published_precision << "|"
       << hit.published_method << "|" << hit.copies << "|"
       << hit.duplicate_group << "\n  " << hit.snippet.text;
  for (const Highlight& highlight : hit.snippet.highlights) {
    *out << " " << highlight.begin << "-" << highlight.end;
  }
  for (const auto& [part, weight] : hit.explanation) {
    *out << "\n  " << part << " " << weight;
  }
  *out << "\n";
}

}  // namespace

std::string Printed(const Result<SearchResults>& results) {
  if (!results.ok()) return "error: " + results.status().message();
  const SearchResults& found = results.value();
  std::ostringstream out;
  out << std::hexfloat;
  out << found.parsed << "\n"
      << found.interval << " " << found.total << " " << found.total_all << " "
      << found.undated << "\n";
  for (const Hit& hit : found.hits) Print(hit, &out);
  Print("suggested", found.suggestions, &out);
  Print("note", found.notes, &out);
  Print("related", found.related, &out);
  return out.str();
}

}  // namespace defnews

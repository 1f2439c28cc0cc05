// SPDX-License-Identifier: GPL-3.0-or-later
// Hits as rows for other programs: CSV, or a template filled in for each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "defnews/searcher.h"

namespace defnews {

// "rank,id,published,source,title,url,score" with its line feed.
std::string CsvHeader();

// A field, quoted as RFC 4180 says where it needs it.
std::string CsvText(std::string_view text);

// A row with fields quoted as RFC 4180 says, where they need it. Control
// characters are replaced.
std::string CsvRow(const Hit& hit);

// A --format template, read once.
class HitTemplate {
 public:
  // {id} {title} {published} {source} {url} {score} {snippet}; {{ and }} for
  // braces; \t \n \\ for tab, line feed, backslash. Nothing if it is faulty;
  // `error` then says what is wrong.
  static std::optional<HitTemplate> Parse(std::string_view text,
                                          std::string* error);

  // The line for a hit, with its line feed. Values stay on one line.
  std::string Fill(const Hit& hit) const;

  // Without, the search need not read any body.
  bool HasSnippet() const;

 private:
  struct Piece {
    std::string text;
    bool field = false;  // `text` is the name of a field
  };
  std::vector<Piece> pieces_;
};

}  // namespace defnews

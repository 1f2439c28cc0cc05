// SPDX-License-Identifier: GPL-3.0-or-later
// One article as an index stores it, free of any library's types.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace defnews {

struct IndexableDocument {
  struct Posting {
    // With its field prefix; at most 245 bytes.
    std::string term;
    // Within-document frequency: what the term adds to the document's length.
    uint32_t wdf = 0;
    // Ascending, each once; empty for a term that only filters.
    std::vector<uint32_t> positions;
  };

  // Sorted by term in byte order, each term once.
  std::vector<Posting> postings;
  // Slot number and value, by ascending slot, none of them empty.
  std::vector<std::pair<uint32_t, std::string>> values;
  // What DecodeArticle() reads.
  std::string data;
};

}  // namespace defnews

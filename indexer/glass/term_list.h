// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of a document, as the termlist table stores them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/byte_buffer.h"

namespace defnews::glass {

struct ListedTerm {
  std::string term;
  uint32_t wdf = 0;
};

// Collects the terms of one document after the other.
class TermListWriter {
 public:
  void Begin();
  // Terms ascend, have 1 to 245 bytes and stay where they are until Finish().
  void Add(std::string_view term, uint32_t wdf);
  // Of what was added since Begin(); the view is valid until the next.
  std::string_view Finish();
  // The sum of the wdfs: the length of the document.
  uint64_t length() const { return length_; }

 private:
  ByteBuffer terms_;
  std::string list_;
  std::string_view previous_;
  uint64_t length_ = 0;
  size_t count_ = 0;
};

// False if `list` is not what TermListWriter writes.
bool ReadTermList(std::string_view list, std::vector<ListedTerm>* terms);

}  // namespace defnews::glass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/codec.h"

namespace defnews::glass {

// As many leading ones as there are bytes beyond two, a zero, the number.
void AppendSortable(uint32_t docid, std::string* out) {
  unsigned bytes = 2;
  while (bytes < 5 && (uint64_t{docid} >> (7 * bytes + 1)) != 0) ++bytes;
  const uint64_t ones = (0xffU << (10 - bytes)) & 0xffU;
  const uint64_t number = ones << (8 * (bytes - 1)) | docid;
  char coded[5];
  for (unsigned at = 0; at < bytes; ++at) {
    coded[at] = static_cast<char>(number >> (8 * (bytes - 1 - at)));
  }
  out->append(coded, bytes);
}

void AppendTerm(std::string_view term, std::string* out) {
  if (std::memchr(term.data(), '\0', term.size()) == nullptr) {
    *out += term;
    return;
  }
  for (const char c : term) {
    out->push_back(c);
    if (c == '\0') out->push_back('\xff');
  }
}

}  // namespace defnews::glass

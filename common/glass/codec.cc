// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/codec.h"

namespace defnews::glass {

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

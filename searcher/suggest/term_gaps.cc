// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/term_gaps.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr int32_t kLastCodePoint = 0x10FFFF;

std::string Joined(std::string_view a, int32_t code_point, std::string_view b) {
  std::string joined(a);
  AppendCodePoint(code_point, &joined);
  return joined.append(b);
}

// No code point is spelled for these.
int32_t SkipSurrogates(int32_t code_point) {
  return code_point >= 0xD800 && code_point <= 0xDFFF ? 0xE000 : code_point;
}

// Plain terms never begin with a capital; prefixes do.
int32_t SkipCapitals(int32_t code_point) {
  return code_point >= 'A' && code_point <= 'Z' ? 'Z' + 1 : code_point;
}

}  // namespace

bool TermList::Has(const std::string& word) const {
  return database_.term_exists(prefix_ + word);
}

bool TermList::HasPrefix(const std::string& beginning) const {
  const std::string whole = prefix_ + beginning;
  return database_.allterms_begin(whole) != database_.allterms_end(whole);
}

std::vector<int32_t> TermList::Fillings(std::string_view head,
                                        std::string_view tail, int32_t first,
                                        int32_t last) const {
  std::vector<int32_t> found;
  const std::string start = prefix_ + std::string(head);
  auto it = database_.allterms_begin(start);
  const auto end = database_.allterms_end(start);
  last = std::min(last, kLastCodePoint);
  for (int32_t next = first; next <= last;) {
    next = SkipSurrogates(start.empty() ? SkipCapitals(next) : next);
    it.skip_to(Joined(start, next, ""));
    if (it == end) break;
    // The character that comes next in the index, and the term with it.
    const std::string term = *it;
    size_t at = start.size();
    const int32_t here = at < term.size() ? NextCodePoint(term, &at) : -1;
    if (here < 0 || here > last) break;
    next = here + 1;
    if (start.empty() && SkipCapitals(here) != here) continue;
    const std::string wanted = Joined(start, here, tail);
    if (term < wanted) it.skip_to(wanted);
    if (it == end) break;
    if (*it == wanted) found.push_back(here);
  }
  return found;
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/term_gaps.h"

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr int32_t kLastCodePoint = 0x10FFFF;

// Of a list far away: few words begin with so many bytes.
constexpr size_t kFewBegin = 3;
constexpr int32_t kLastLatin = 0x17F;
// Asking for any of many terms takes their number squared.
constexpr size_t kAskedAtOnce = 400;

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
  return engine_->Frequencies({prefix_ + word})[0] > 0;
}

bool TermList::AreTooMany(std::string_view beginning) const {
  return far_ && beginning.size() < kFewBegin;
}

bool TermList::HasPrefix(const std::string& beginning) const {
  if (AreTooMany(beginning)) return true;
  const std::string whole = prefix_ + beginning;
  return !engine_->TermFrom(whole, whole).empty();
}

std::vector<int32_t> TermList::Fillings(std::string_view head,
                                        std::string_view tail, int32_t first,
                                        int32_t last) const {
  if (AreTooMany(head)) return Asked(head, tail, first, last);
  std::vector<int32_t> found;
  const std::string start = prefix_ + std::string(head);
  last = std::min(last, kLastCodePoint);
  for (int32_t next = first; next <= last;) {
    next = SkipSurrogates(start.empty() ? SkipCapitals(next) : next);
    std::string term = engine_->TermFrom(start, Joined(start, next, ""));
    if (term.empty()) break;
    // The character that comes next in the index.
    size_t at = start.size();
    const int32_t here = at < term.size() ? NextCodePoint(term, &at) : -1;
    if (here < 0 || here > last) break;
    next = here + 1;
    if (start.empty() && SkipCapitals(here) != here) continue;
    const std::string wanted = Joined(start, here, tail);
    if (term < wanted) term = engine_->TermFrom(start, wanted);
    if (term.empty()) break;
    if (term == wanted) found.push_back(here);
  }
  return found;
}

std::vector<int32_t> TermList::Asked(std::string_view head,
                                     std::string_view tail, int32_t first,
                                     int32_t last) const {
  if (first < kLastLatin) last = std::min(last, kLastLatin);
  last = std::min(last, kLastCodePoint);
  const std::string start = prefix_ + std::string(head);
  std::vector<int32_t> found;
  for (int32_t next = first; next <= last;) {
    std::vector<int32_t> asked;
    std::vector<std::string> terms;
    for (; next <= last && asked.size() < kAskedAtOnce; ++next) {
      asked.push_back(next);
      terms.push_back(Joined(start, next, tail));
    }
    const std::vector<uint64_t> counts = engine_->Frequencies(terms);
    for (size_t i = 0; i < asked.size(); ++i) {
      if (counts[i] > 0) found.push_back(asked[i]);
    }
  }
  return found;
}

}  // namespace defnews

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
  return database_.term_exists(prefix_ + word);
}

bool TermList::AreTooMany(std::string_view beginning) const {
  return far_ && beginning.size() < kFewBegin;
}

bool TermList::HasPrefix(const std::string& beginning) const {
  if (AreTooMany(beginning)) return true;
  const std::string whole = prefix_ + beginning;
  return database_.allterms_begin(whole) != database_.allterms_end(whole);
}

std::vector<int32_t> TermList::Fillings(std::string_view head,
                                        std::string_view tail, int32_t first,
                                        int32_t last) const {
  if (AreTooMany(head)) return Asked(head, tail, first, last);
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

std::vector<int32_t> TermList::Asked(std::string_view head,
                                     std::string_view tail, int32_t first,
                                     int32_t last) const {
  if (first < kLastLatin) last = std::min(last, kLastLatin);
  last = std::min(last, kLastCodePoint);
  const std::string start = prefix_ + std::string(head);
  std::vector<int32_t> found;
  for (int32_t next = first; next <= last;) {
    std::vector<std::pair<int32_t, std::string>> asked;
    std::vector<Xapian::Query> terms;
    for (; next <= last && asked.size() < kAskedAtOnce; ++next) {
      asked.emplace_back(next, Joined(start, next, tail));
      terms.emplace_back(asked.back().second);
    }
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(
        Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
    // No match is looked for; each server says how often it has each term.
    const Xapian::MSet counts = enquire.get_mset(0, 0);
    for (const auto& [character, term] : asked) {
      if (counts.get_termfreq(term) > 0) found.push_back(character);
    }
  }
  return found;
}

}  // namespace defnews

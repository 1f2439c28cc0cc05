// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/pattern.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "common/index/schema.h"

namespace defnews {
namespace {

// Occurrences whose word is what the text has.
constexpr uint16_t kAsWritten = kPrimary | kJoined;
constexpr uint16_t kRunEnds = kRunStart | kRunEnd;

auto Extent(const Place& place) {
  return std::tie(place.first, place.last, place.begin, place.end);
}

}  // namespace

Pattern::Pattern(const Node& node, const std::vector<std::string>& stems,
                 Analyzer* analyzer, Vocabulary* vocabulary) {
  if (node.kind == Node::Kind::kName) {
    CompileName(node.text, vocabulary);
    return;
  }
  const bool prefix = node.kind == Node::Kind::kPrefix;
  const QueryTerms terms =
      analyzer->AnalyzeQuery(node.text, node.exact || prefix);
  if (prefix) {
    CompilePrefix(terms, stems, vocabulary);
  } else if (node.exact) {
    CompileExact(terms, vocabulary);
  } else {
    CompileStems(terms, vocabulary);
  }
}

Pattern::Element Pattern::StemElement(const QueryTerms::Term& term,
                                      Vocabulary* vocabulary) {
  Element element;
  element.number = vocabulary->AddTerm(term.term);
  element.all_of = term.flags & kCapital;
  return element;
}

void Pattern::CompileName(const std::string& reading, Vocabulary* vocabulary) {
  Element element;
  element.number = vocabulary->AddTerm(std::string(schema::kName) + reading);
  element.all_of = kName;
  sequences_.push_back({element});
}

void Pattern::CompileStems(const QueryTerms& terms, Vocabulary* vocabulary) {
  Sequence sequence;
  for (const QueryTerms::Term& term : terms.sequence) {
    sequence.push_back(StemElement(term, vocabulary));
  }
  if (!sequence.empty()) sequences_.push_back(std::move(sequence));
  for (const std::string& alternative : terms.alternatives) {
    Element element;
    element.number = vocabulary->AddTerm(alternative);
    sequences_.push_back({element});
  }
}

// Pairs of syllables have no stem, but they must begin and end words where
// those typed do.
Pattern::Element Pattern::ExactElement(const QueryTerms::Term& term,
                                       Vocabulary* vocabulary) {
  if (term.flags & kCapital) return StemElement(term, vocabulary);
  Element element;
  if (term.flags & kSyllables) {
    element.number = vocabulary->AddTerm(term.term);
    element.all_of = kSyllables | (term.flags & kRunEnds);
    element.none_of = static_cast<uint16_t>(kRunEnds & ~term.flags);
  } else {
    element.number = vocabulary->AddWord(term.word);
    element.one_of = kAsWritten;
  }
  return element;
}

void Pattern::CompileExact(const QueryTerms& terms, Vocabulary* vocabulary) {
  Sequence sequence;
  for (const QueryTerms::Term& term : terms.sequence) {
    sequence.push_back(ExactElement(term, vocabulary));
  }
  if (!sequence.empty()) sequences_.push_back(std::move(sequence));
  // AnalyzeQuery() gives words, not stems, for text as typed.
  for (const std::string& alternative : terms.alternatives) {
    Element joined;
    joined.number = vocabulary->AddWord(alternative);
    joined.one_of = kAsWritten;
    sequences_.push_back({joined});
  }
}

// All but the last element as typed; the last may go on. A compound is also
// the beginning of a longer one written as one word.
void Pattern::CompilePrefix(const QueryTerms& terms,
                            const std::vector<std::string>& stems,
                            Vocabulary* vocabulary) {
  for (const std::string& stem : stems) {
    Element element;
    element.number = vocabulary->AddTerm(stem);
    sequences_.push_back({element});
  }
  if (terms.empty()) return;
  Sequence sequence;
  for (const QueryTerms::Term& term : terms.sequence) {
    sequence.push_back(ExactElement(term, vocabulary));
  }
  Element open;
  open.one_of = kAsWritten;
  const QueryTerms::Term& last = terms.sequence.back();
  if ((last.flags & kRunEnds) == kRunEnds) {  // a run of one pair or syllable
    open.number = vocabulary->AddPrefix(last.term);
    open.all_of = kSyllables | kRunStart;
    sequence.back() = open;
  } else if (last.flags & kSyllables) {
    sequence.back().all_of &= static_cast<uint16_t>(~kRunEnd);
    sequence.back().none_of = kRunStart;
  } else {
    open.number = vocabulary->AddPrefix(last.word);
    sequence.back() = open;
  }
  sequences_.push_back(std::move(sequence));
  for (const std::string& alternative : terms.alternatives) {
    Element joined;
    joined.number = vocabulary->AddPrefix(alternative);
    joined.one_of = kAsWritten;
    sequences_.push_back({joined});
  }
}

bool Pattern::Fits(const WordHit& hit, const Element& element) {
  return (hit.flags & element.all_of) == element.all_of &&
         (element.one_of == 0 || (hit.flags & element.one_of)) &&
         (hit.flags & element.none_of) == 0;
}

const WordHit* Pattern::At(const TextHits& hits, const Element& element,
                           uint32_t position) {
  const std::vector<WordHit>& of_one =
      hits[static_cast<size_t>(element.number)];
  auto at = std::lower_bound(of_one.begin(), of_one.end(), position,
                             [](const WordHit& hit, uint32_t wanted) {
                               return hit.position < wanted;
                             });
  for (; at != of_one.end() && at->position == position; ++at) {
    if (Fits(*at, element)) return &*at;
  }
  return nullptr;
}

void Pattern::FindSequence(const Sequence& sequence, const TextHits& hits,
                           int leaf, Places* places) {
  for (const WordHit& hit :
       hits[static_cast<size_t>(sequence.front().number)]) {
    if (!Fits(hit, sequence.front())) continue;
    Place place = {hit.position, hit.position + hit.span - 1, hit.begin,
                   hit.end, leaf};
    size_t matched = 1;
    for (; matched < sequence.size(); ++matched) {
      const WordHit* next = At(hits, sequence[matched],
                               hit.position + static_cast<uint32_t>(matched));
      if (next == nullptr) break;
      place.last = next->position;
      place.begin = std::min(place.begin, next->begin);
      place.end = std::max(place.end, next->end);
    }
    if (matched == sequence.size()) places->push_back(place);
  }
}

Places Pattern::Find(const TextHits& hits, int leaf) const {
  Places places;
  for (const Sequence& sequence : sequences_) {
    FindSequence(sequence, hits, leaf, &places);
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return Extent(a) < Extent(b);
  });
  const auto rest = std::unique(
      places.begin(), places.end(),
      [](const Place& a, const Place& b) { return Extent(a) == Extent(b); });
  places.erase(rest, places.end());
  return places;
}

}  // namespace defnews

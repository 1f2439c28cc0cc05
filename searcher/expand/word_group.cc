// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/word_group.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/expand/alternatives.h"

namespace defnews {
namespace {

// A surname and a given name of up to three parts.
constexpr size_t kMaxNameWords = 4;

}  // namespace

WordGroup::WordGroup(std::vector<Node> words, Node::Kind joined,
                     const ExpandContext& context)
    : context_(context), joined_(joined), words_(std::move(words)) {
  for (const Node& word : words_) {
    first_.push_back(terms_.size());
    QueryTerms terms = context.analyzer->AnalyzeQuery(word.text, false);
    std::move(terms.sequence.begin(), terms.sequence.end(),
              std::back_inserter(terms_));
  }
  first_.push_back(terms_.size());
}

std::string WordGroup::TextOf(size_t words) const {
  std::string text = words_[at_].text;
  for (size_t i = 1; i < words; ++i) text += ' ' + words_[at_ + i].text;
  return text;
}

Node WordGroup::Literal(size_t words) const {
  if (words == 1) return words_[at_];
  Node literal;
  literal.kind = joined_;
  literal.begin = words_[at_].begin;
  literal.end = words_[at_ + words - 1].end;
  const auto first = words_.begin() + static_cast<std::ptrdiff_t>(at_);
  literal.children.assign(first, first + static_cast<std::ptrdiff_t>(words));
  return literal;
}

WordGroup::Reading WordGroup::ReadAlias(std::vector<Related>* related) {
  Reading reading;
  const Node& typed = words_[at_];
  if (typed.field == Field::kPerson) return reading;
  std::optional<Thesaurus::Match> match =
      context_.thesaurus->Find(terms_, first_[at_]);
  if (!match) return reading;
  const auto end =
      std::find(first_.begin(), first_.end(), first_[at_] + match->length);
  if (end == first_.end()) return reading;
  reading.words = static_cast<size_t>(end - first_.begin()) - at_;
  // By itself, so that it leaves out what a shorter wording finds anyway.
  const auto first = terms_.begin() + static_cast<std::ptrdiff_t>(first_[at_]);
  match = context_.thesaurus->Find(
      {first, first + static_cast<std::ptrdiff_t>(match->length)}, 0);
  if (!match) return reading;
  for (std::string& form : match->forms) {
    reading.alternatives.push_back(
        Wording(typed, std::move(form), match->length, context_.analyzer));
  }
  for (std::string& text : match->related) {
    AddRelated({std::move(text), typed.field, typed.begin,
                words_[at_ + reading.words - 1].end},
               related);
  }
  return reading;
}

WordGroup::Reading WordGroup::ReadNames() const {
  Reading reading;
  reading.words = std::min(kMaxNameWords, words_.size() - at_);
  for (; reading.words > 0; --reading.words) {
    reading.alternatives = NameReadings(words_[at_], TextOf(reading.words));
    if (!reading.alternatives.empty()) break;
  }
  return reading;
}

Node WordGroup::Next(size_t room, std::vector<Related>* related, bool* cut) {
  Reading reading = ReadAlias(related);
  Reading names = ReadNames();
  if (names.words > reading.words) {
    reading = std::move(names);
  } else if (names.words == reading.words) {
    std::move(names.alternatives.begin(), names.alternatives.end(),
              std::back_inserter(reading.alternatives));
  }
  if (reading.words == 0) {
    reading.words = 1;
    reading.alternatives =
        InnerAlternatives(words_[at_], context_, related, cut);
  }
  if (reading.alternatives.size() > room) {
    reading.alternatives.resize(room);
    *cut = true;
  }
  Node literal = Literal(reading.words);
  at_ += reading.words;
  if (reading.alternatives.empty()) return literal;
  Node expanded;
  expanded.kind = Node::Kind::kExpanded;
  expanded.field = literal.field;
  expanded.begin = literal.begin;
  expanded.end = literal.end;
  expanded.children.push_back(std::move(literal));
  std::move(reading.alternatives.begin(), reading.alternatives.end(),
            std::back_inserter(expanded.children));
  return expanded;
}

}  // namespace defnews

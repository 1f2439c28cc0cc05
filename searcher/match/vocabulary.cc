// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/vocabulary.h"

#include <algorithm>

#include "common/status/text_view.h"

namespace defnews {
namespace {

bool Earlier(const Occurrence& a, const Occurrence& b) {
  return a.position < b.position;
}

}  // namespace

int Vocabulary::Add(std::string_view text, Numbers* numbers) {
  const auto [at, added] = numbers->try_emplace(std::string(text), count_);
  if (added) ++count_;
  return at->second;
}

int Vocabulary::AddTerm(std::string_view term) { return Add(term, &terms_); }

int Vocabulary::AddWord(std::string_view word) { return Add(word, &words_); }

int Vocabulary::AddPrefix(std::string_view prefix) {
  return Add(prefix, &prefixes_);
}

void Vocabulary::Find(std::string_view text, Analyzer* analyzer,
                      TextHits* hits) {
  hits->resize(static_cast<size_t>(count_));
  for (std::vector<WordHit>& of_one : *hits) of_one.clear();
  if (count_ == 0) return;
  occurrences_.clear();
  analyzer->Analyze(text, 0, &occurrences_);
  if (!std::is_sorted(occurrences_.begin(), occurrences_.end(), Earlier)) {
    std::stable_sort(occurrences_.begin(), occurrences_.end(), Earlier);
  }
  for (const Occurrence& occurrence : occurrences_) {
    FindOccurrence(occurrence, *analyzer, hits);
  }
}

void Vocabulary::FindOccurrence(const Occurrence& occurrence,
                                const Analyzer& analyzer,
                                TextHits* hits) const {
  const WordHit hit = {occurrence.position, occurrence.begin, occurrence.end,
                       occurrence.flags, occurrence.span};
  const auto add = [&](int number) {
    (*hits)[static_cast<size_t>(number)].push_back(hit);
  };
  const auto term = terms_.find(ToAbsl(analyzer.term(occurrence.term)));
  if (term != terms_.end()) add(term->second);
  if (words_.empty() && prefixes_.empty()) return;
  const std::string_view word = analyzer.word(occurrence.word);
  const auto same = words_.find(ToAbsl(word));
  if (same != words_.end()) add(same->second);
  for (const auto& [prefix, number] : prefixes_) {
    if (word.starts_with(prefix)) add(number);
  }
}

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/speller.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "common/index/schema.h"
#include "common/text/hangul.h"
#include "searcher/compile/prefix_expansion.h"
#include "searcher/execute/read_article.h"
#include "searcher/suggest/hangul_neighbours.h"
#include "searcher/suggest/latin_neighbours.h"
#include "searcher/suggest/term_gaps.h"

namespace defnews {
namespace {

constexpr size_t kMostCorrections = 8;
// Longer words are no typing errors, and look-ups of them cost the more.
constexpr size_t kLongestWord = 60;
// Phrases of Hangul pairs that are asked at most.
constexpr size_t kMostHangul = 60;
// Articles that are read to see how a stem is written.
constexpr size_t kArticlesRead = 3;

std::string FieldTerm(Field field, std::string_view term) {
  std::string prefix;
  if (field == Field::kTitle) prefix = schema::kTitle;
  if (field == Field::kCaption) prefix = schema::kCaption;
  return prefix.append(term);
}

}  // namespace

// A word of the index and what it is indexed as.
struct Speller::Form {
  std::string word;
  std::string stem;
  bool listed = true;  // as a word; otherwise it may be a stem and no more
};

bool Speller::IsMissing(std::string_view word, const WordUse& use) const {
  const std::string folded = FoldPrefix(word);
  if (folded.empty() || folded.size() > kLongestWord) return false;
  if (use.hangul) {
    return CountHangul(folded, {Field::kAny, use.exact, true}) == 0;
  }
  const QueryTerms terms = analyzer_->AnalyzeQuery(folded, true);
  if (terms.sequence.size() != 1) return false;
  const QueryTerms::Term& term = terms.sequence[0];
  if (Count(term.term) == 0) return true;
  return use.exact && term.word != term.term &&
         Count(std::string(schema::kWord) + term.word) == 0;
}

std::vector<std::string> Speller::Corrections(std::string_view word,
                                              const WordUse& use) const {
  const std::string folded = FoldPrefix(word);
  std::vector<Found> found =
      use.hangul ? Hangul(folded, use) : Latin(folded, use);
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tuple(a.distance, b.articles, std::string_view(a.word)) <
           std::tuple(b.distance, a.articles, std::string_view(b.word));
  });
  if (found.size() > kMostCorrections) found.resize(kMostCorrections);
  std::vector<std::string> words;
  for (Found& one : found) words.push_back(std::move(one.word));
  return words;
}

std::string Speller::StemOf(const std::string& word) const {
  const QueryTerms terms = analyzer_->AnalyzeQuery(word, true);
  return terms.sequence.size() == 1 ? terms.sequence[0].term : std::string();
}

std::vector<Speller::Found> Speller::Latin(const std::string& word,
                                           const WordUse& use) const {
  // One form for each stem, all if it must be as typed: of the same length
  // rather than another, and a word rather than what may be a stem only.
  std::map<std::string, Form> forms;
  const auto offer = [&](Form form) {
    if (form.stem.empty()) return;
    const auto [at, added] =
        forms.try_emplace(use.exact ? form.word : form.stem, form);
    const auto rank = [&word](const Form& one) {
      return std::tuple(one.word.size() != word.size(), !one.listed);
    };
    if (!added && rank(form) < rank(at->second)) at->second = form;
  };
  const TermList words(engine_, schema::kWord, far_);
  for (const std::string& near : LatinNeighbours(word, words)) {
    offer({near, StemOf(near), true});
  }
  const TermList stems(engine_, "", far_);
  for (const std::string& near : LatinNeighbours(word, stems)) {
    offer({near, near, false});
  }
  std::vector<Found> found;
  for (const auto& [key, form] : forms) {
    const uint64_t articles = Count(FieldTerm(use.field, form.stem));
    if (articles == 0) continue;
    const std::string written = AsWritten(form, use.exact);
    if (!written.empty()) found.push_back({written, 0, articles});
  }
  return found;
}

// "exercis" stands in the index for exercise, "drone" for itself. The first
// articles that have the term tell: the word itself if one of them has it,
// else (unless it must be as typed) the form they have most.
std::string Speller::AsWritten(const Form& form, bool exact) const {
  if (form.listed) return form.word;
  std::map<std::string, int, std::less<>> counts;
  const defnews::Found first =
      engine_->Find(Weightless(IndexQuery::Term(form.stem)),
                    {.limit = kArticlesRead, .unordered = true});
  for (const Match& match : first.matches) {
    const absl::StatusOr<Article> article =
        ReadArticle(engine_, match.document);
    if (!article.ok()) continue;
    std::vector<Occurrence> occurrences;
    analyzer_->Analyze(article->title, 0, &occurrences);
    analyzer_->Analyze(article->body, 0, &occurrences);
    for (const std::string& caption : article->captions) {
      analyzer_->Analyze(caption, 0, &occurrences);
    }
    for (const Occurrence& occurrence : occurrences) {
      if ((occurrence.flags & kPrimary) == 0) continue;
      if (analyzer_->term(occurrence.term) != form.stem) continue;
      ++counts[std::string(analyzer_->word(occurrence.word))];
    }
  }
  if (counts.contains(form.word)) return form.word;
  if (exact || counts.empty()) return "";
  return std::max_element(
             counts.begin(), counts.end(),
             [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// The index does not know where Korean words begin: what is in no more articles
// than a longer word that has it inside is but a piece of that word.
void Speller::DropFragments(std::vector<Found>* found) {
  std::vector<Found> whole;
  for (const Found& one : *found) {
    const auto holds = [&one](const Found& other) {
      return other.word.size() > one.word.size() &&
             other.articles >= one.articles &&
             other.word.find(one.word) != std::string::npos;
    };
    if (std::none_of(found->begin(), found->end(), holds)) whole.push_back(one);
  }
  *found = std::move(whole);
}

std::vector<Speller::Found> Speller::Hangul(const std::string& word,
                                            const WordUse& use) const {
  const std::string stem(use.exact ? std::string_view(word)
                                   : StripParticle(word));
  std::vector<HangulNeighbour> near =
      HangulNeighbours(stem, TermList(engine_, "", far_));
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) {
    return a.edit < b.edit;
  });
  if (near.size() > kMostHangul) near.resize(kMostHangul);
  std::vector<Found> found;
  for (const HangulNeighbour& one : near) {
    // As typed: else all that ends like a particle would be in the index.
    const uint64_t articles = CountHangul(one.word, {use.field, true, true});
    if (articles == 0) continue;
    // Sorted: a shortened word is taken for want of anything else.
    if (one.edit == HangulNeighbour::Edit::kShortened && !found.empty() &&
        found[0].distance < static_cast<int>(one.edit)) {
      break;
    }
    found.push_back({one.word, static_cast<int>(one.edit), articles});
  }
  DropFragments(&found);
  return found;
}

uint64_t Speller::CountHangul(const std::string& word,
                              const WordUse& use) const {
  const QueryTerms terms = analyzer_->AnalyzeQuery(word, use.exact);
  std::vector<std::string> pairs;
  for (const QueryTerms::Term& term : terms.sequence) {
    pairs.push_back(FieldTerm(use.field, term.term));
    if (Count(pairs.back()) == 0) return 0;
  }
  if (pairs.empty()) return 0;
  if (pairs.size() == 1) return Count(pairs[0]);
  return engine_->Count(InOrder(pairs, pairs.size()));
}

uint64_t Speller::Count(const std::string& term) const {
  return engine_->Frequencies({term})[0];
}

}  // namespace defnews

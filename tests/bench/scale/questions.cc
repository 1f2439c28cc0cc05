// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/scale/questions.h"

#include <xapian.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace defnews {
namespace {

constexpr size_t kOfEach = 20;
constexpr Xapian::doccount kRareLeast = 8;
constexpr Xapian::doccount kRareMost = 12;
constexpr double kCommonLeast = 0.15;
constexpr double kCommonMost = 0.40;
// Of the words that a prefix is taken from.
constexpr double kPrefixLeast = 0.0005;
constexpr double kPrefixMost = 0.002;
constexpr size_t kPrefixLetters = 4;

using Words = std::vector<std::string>;

[[noreturn]] void Fail(const std::string& message) {
  std::fprintf(stderr, "scale_bench: %s\n", message.c_str());
  std::exit(2);
}

bool IsPlainWord(const std::string& term) {
  return term.size() >= kPrefixLetters &&
         std::all_of(term.begin(), term.end(),
                     [](char c) { return c >= 'a' && c <= 'z'; });
}

// A word of the index by the number of articles that have it.
struct Chosen {
  Words rare, common, prefixes;
};

Chosen ReadWords(const std::string& index) {
  const Xapian::Database database(index);
  const double all = database.get_doccount();
  Chosen words;
  for (auto it = database.allterms_begin("a"); it != database.allterms_end();
       ++it) {
    const Xapian::doccount articles = it.get_termfreq();
    if (articles < kRareLeast || !IsPlainWord(*it)) continue;
    if (articles <= kRareMost) words.rare.push_back(*it);
    const double share = articles / all;
    if (share >= kCommonLeast && share <= kCommonMost) {
      words.common.push_back(*it);
    }
    if (share >= kPrefixLeast && share <= kPrefixMost) {
      words.prefixes.push_back((*it).substr(0, kPrefixLetters) + "*");
    }
  }
  return words;
}

// As many as wanted, evenly out of all.
Words Some(Words words, std::string_view what) {
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.empty()) Fail("no words for: " + std::string(what));
  std::shuffle(words.begin(), words.end(), std::mt19937_64(1));
  if (words.size() > kOfEach) words.resize(kOfEach);
  return words;
}

SearchOptions Plain() {
  SearchOptions options;
  options.snippets = options.suggest = false;
  return options;
}

// Two neighbours in the middle of what a snippet shows.
std::string PhraseIn(const std::string& text) {
  size_t at = text.size() / 2;
  Words words;
  while (words.size() < 2 && at < text.size()) {
    at = text.find(' ', at);
    if (at == std::string::npos) break;
    const size_t end = std::min(text.find(' ', ++at), text.size());
    const std::string word = text.substr(at, end - at);
    if (IsPlainWord(word)) {
      words.push_back(word);
    } else {
      words.clear();
    }
    at = end;
  }
  return words.size() < 2 ? "" : '"' + words[0] + ' ' + words[1] + '"';
}

Words Phrases(Searcher* searcher, const Words& words) {
  SearchOptions options = Plain();
  options.snippets = true;
  Words phrases;
  for (const std::string& word : words) {
    const Result<SearchResults> found = searcher->Search(word, options);
    if (!found.ok()) Fail(found.status().message());
    for (const Hit& hit : found.value().hits) {
      std::string phrase = PhraseIn(hit.snippet.text);
      if (!phrase.empty()) phrases.push_back(std::move(phrase));
    }
  }
  std::sort(phrases.begin(), phrases.end());
  return Some(std::move(phrases), "phrase");
}

// Prefixes of more words than may be are left out.
Words Askable(Searcher* searcher, const Words& queries) {
  Words good;
  for (const std::string& query : queries) {
    if (searcher->Search(query, Plain()).ok()) good.push_back(query);
  }
  return good;
}

}  // namespace

std::vector<Question> ChooseQuestions(const std::string& index) {
  Result<Searcher> opened = Searcher::Open(index);
  if (!opened.ok()) Fail(opened.status().message());
  Searcher searcher = std::move(opened).value();
  const Chosen words = ReadWords(index);
  const Words common = Some(words.common, "common");
  std::vector<Question> questions;
  const auto add = [&](std::string_view kind, const std::string& query,
                       const SearchOptions& options) {
    questions.push_back({kind, query, options});
  };
  for (const std::string& word : Some(words.rare, "rare")) {
    add("rare", word, Plain());
  }
  SearchOptions any = Plain();
  any.any = true;
  SearchOptions window = Plain();
  window.on = "2016-05";
  SearchOptions newest = Plain();
  newest.sort = SortOrder::kNewest;
  for (size_t i = 0; i < common.size(); ++i) {
    const std::string pair = common[i] + ' ' + common[(i + 1) % common.size()];
    add("common", common[i], Plain());
    add("and", pair, Plain());
    add("or", pair, any);
    add("window", common[i], window);
    add("newest", common[i], newest);
  }
  for (const std::string& phrase : Phrases(&searcher, common)) {
    add("phrase", phrase, Plain());
  }
  for (const std::string& prefix :
       Askable(&searcher, Some(words.prefixes, "prefix"))) {
    add("prefix", prefix, Plain());
  }
  return questions;
}

}  // namespace defnews

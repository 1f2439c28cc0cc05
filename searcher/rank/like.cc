// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/rank/like.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "searcher/compile/stop_words.h"

namespace defnews {
namespace {

constexpr size_t kWords = 25;
// A word in more than one article of ten says nothing.
constexpr double kMostOften = 0.1;

struct Weighed {
  uint32_t count = 0;  // occurrences, title and lead counting more
  std::string term;    // by whose frequency it is rare
};

using Words = std::map<std::string, Weighed>;

// Plain words, designations as a whole, and runs of Hangul.
class Collector {
 public:
  Collector(Analyzer* analyzer, Words* words)
      : analyzer_(analyzer), words_(words) {}

  // `weight` of the first `lead` positions, and of those after them.
  void Add(std::string_view text, uint32_t lead, uint32_t lead_weight,
           uint32_t weight) {
    std::vector<Occurrence> found;
    analyzer_->Analyze(text, 0, &found);
    uint32_t run_begin = 0;
    for (const Occurrence& occurrence : found) {
      const uint32_t count = occurrence.position < lead ? lead_weight : weight;
      if ((occurrence.flags & kSyllables) != 0) {
        if ((occurrence.flags & kRunStart) != 0) run_begin = occurrence.begin;
        if ((occurrence.flags & kRunEnd) == 0) continue;
        AddWord(text.substr(run_begin, occurrence.end - run_begin), occurrence,
                count);
      } else if (IsWord(occurrence)) {
        AddWord(analyzer_->word(occurrence.word), occurrence, count);
      }
    }
  }

 private:
  bool IsWord(const Occurrence& occurrence) const {
    const std::string_view word = analyzer_->word(occurrence.word);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if ((occurrence.flags & kWhole) != 0) {
      return std::any_of(word.begin(), word.end(), is_digit) &&
             !std::all_of(word.begin(), word.end(), is_digit);
    }
    return (occurrence.flags & kPrimary) != 0 && word.size() > 2 &&
           !IsStopWord(word, true) &&
           std::none_of(word.begin(), word.end(), is_digit);
  }

  void AddWord(std::string_view word, const Occurrence& occurrence,
               uint32_t count) {
    Weighed& weighed = (*words_)[std::string(word)];
    weighed.count += count;
    weighed.term = analyzer_->term(occurrence.term);
  }

  Analyzer* analyzer_;
  Words* words_;
};

Node WordNode(std::string text) {
  Node node;
  node.kind = Node::Kind::kWord;
  node.text = std::move(text);
  return node;
}

}  // namespace

std::optional<Node> LikeQuery(const Article& article, size_t articles,
                              Engine* engine, Analyzer* analyzer) {
  Words words;
  Collector collector(analyzer, &words);
  collector.Add(article.title, 0, 0, schema::kTitleWdf);
  collector.Add(article.body, schema::kLeadWords, schema::kLeadWdf,
                schema::kBodyWdf);
  const auto all = static_cast<double>(articles);
  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& [text, weighed] : words) {
    const auto frequency =
        static_cast<double>(engine->Count(IndexQuery::Term(weighed.term)));
    // One that no other article has finds nothing.
    if (frequency < 2 || frequency > all * kMostOften + 2) continue;
    ranked.emplace_back(weighed.count * std::log(all / frequency), text);
  }
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  if (ranked.size() > kWords) ranked.resize(kWords);
  if (ranked.empty()) return std::nullopt;
  if (ranked.size() == 1) return WordNode(std::move(ranked[0].second));
  Node any;
  any.kind = Node::Kind::kOr;
  for (auto& [score, text] : ranked) {
    any.children.push_back(WordNode(std::move(text)));
  }
  return any;
}

}  // namespace defnews

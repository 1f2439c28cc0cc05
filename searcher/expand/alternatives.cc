// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/alternatives.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/names/korean_name.h"
#include "common/text/utf8.h"
#include "searcher/query/characters.h"

namespace defnews {
namespace {

// What an expansion counts beside what was typed, which counts 1: enough to
// order those that have only it, too little to come before the typed form.
constexpr double kWordingWeight = 0.3;
// One term for a whole name, where what was typed has two or three.
constexpr double kNameWeight = 0.75;

// Wordings of one phrase with several aliases in it.
constexpr size_t kMaxCombinations = 64;

using Terms = std::vector<QueryTerms::Term>;

// A piece of the text and the wordings that may stand there.
struct Segment {
  size_t begin = 0;  // bytes of the text, half open
  size_t end = 0;
  std::vector<std::string> forms;
};

std::vector<Segment> AliasSegments(const Terms& terms,
                                   const Thesaurus& thesaurus,
                                   std::vector<Related>* related) {
  std::vector<Segment> segments;
  for (size_t at = 0; at < terms.size();) {
    std::optional<Thesaurus::Match> match = thesaurus.Find(terms, at);
    if (!match) {
      ++at;
      continue;
    }
    for (std::string& text : match->related) {
      AddRelated({std::move(text)}, related);
    }
    if (!match->forms.empty()) {
      segments.push_back({terms[at].begin, terms[at + match->length - 1].end,
                          std::move(match->forms)});
    }
    at += match->length;
  }
  return segments;
}

// Every choice of a wording for each segment but the one that was typed.
std::vector<std::string> Combinations(std::string_view text,
                                      const std::vector<Segment>& segments,
                                      bool* cut) {
  std::vector<std::string> texts = {std::string(text)};
  // From the right, so that what is left of it keeps its place.
  for (size_t i = segments.size(); i-- > 0;) {
    const Segment& segment = segments[i];
    const size_t count = texts.size();
    for (size_t j = 0; j < count; ++j) {
      for (const std::string& form : segment.forms) {
        if (texts.size() > kMaxCombinations) {
          *cut = true;
          break;
        }
        std::string other = texts[j];
        other.replace(segment.begin, segment.end - segment.begin, form);
        texts.push_back(std::move(other));
      }
    }
  }
  texts.erase(texts.begin());
  return texts;
}

// A wording may be the whole of an alias where what was typed was not:
// "South Korea-US Security Council".
std::vector<std::string> WholeForms(const std::string& text,
                                    const ExpandContext& context) {
  const Terms terms = context.analyzer->AnalyzeQuery(text, false).sequence;
  if (terms.empty()) return {};
  std::optional<Thesaurus::Match> match = context.thesaurus->Find(terms, 0);
  if (!match || match->length != terms.size()) return {};
  return std::move(match->forms);
}

bool HasWord(std::string_view text) { return HasLetterOrDigit(text); }

Node Part(const Node& typed, std::string_view text) {
  Node part;
  part.kind = Node::Kind::kPhrase;
  part.field = typed.field;
  part.text = std::string(text);
  return part;
}

// The text with a reading in the place of each name in it, one at a time.
std::vector<Node> InnerNames(const Node& typed) {
  std::vector<NameMention> mentions;
  FindNames(typed.text, &mentions);
  std::vector<Node> nodes;
  const std::string_view text = typed.text;
  for (const NameMention& mention : mentions) {
    const std::string_view before = text.substr(0, mention.begin);
    const std::string_view after = text.substr(mention.end);
    if (!HasWord(before) && !HasWord(after)) continue;
    for (Node& reading : NameReadings(
             typed, text.substr(mention.begin, mention.end - mention.begin))) {
      Node sequence;
      sequence.kind = Node::Kind::kSequence;
      sequence.field = typed.field;
      sequence.weight = std::exchange(reading.weight, 1);
      if (HasWord(before)) sequence.children.push_back(Part(typed, before));
      sequence.children.push_back(std::move(reading));
      if (HasWord(after)) sequence.children.push_back(Part(typed, after));
      nodes.push_back(std::move(sequence));
    }
  }
  return nodes;
}

}  // namespace

void AddRelated(Related related, std::vector<Related>* all) {
  const auto same = [&](const Related& other) {
    return other.text == related.text;
  };
  if (std::none_of(all->begin(), all->end(), same)) {
    all->push_back(std::move(related));
  }
}

Node Wording(const Node& typed, std::string text, size_t terms,
             Analyzer* analyzer) {
  Node node = Part(typed, text);
  // A phrase scores the sum of its words: a long wording is no better.
  const size_t size =
      std::max<size_t>(analyzer->AnalyzeQuery(text, false).sequence.size(), 1);
  node.weight = kWordingWeight * std::min(1.0, static_cast<double>(terms) /
                                                   static_cast<double>(size));
  return node;
}

std::vector<Node> NameReadings(const Node& typed, std::string_view text) {
  std::vector<Node> nodes;
  std::vector<NameReading> readings = ReadName(text);
  if (typed.field == Field::kPerson) {
    std::erase_if(readings, [](const NameReading& reading) {
      return reading.kind != NameKind::kPerson;
    });
  }
  double sum = 0;
  for (const NameReading& reading : readings) sum += reading.closeness;
  for (const NameReading& reading : readings) {
    Node node;
    node.kind = Node::Kind::kName;
    node.field = typed.field;
    node.text = reading.hangul;
    node.weight = kNameWeight * reading.closeness / sum;
    nodes.push_back(std::move(node));
  }
  return nodes;
}

std::vector<Node> InnerAlternatives(const Node& typed,
                                    const ExpandContext& context,
                                    std::vector<Related>* related, bool* cut) {
  if (typed.field == Field::kPerson) return {};
  const Terms terms =
      context.analyzer->AnalyzeQuery(typed.text, false).sequence;
  std::vector<Node> nodes;
  const std::vector<Segment> segments =
      AliasSegments(terms, *context.thesaurus, related);
  std::vector<std::string> texts = Combinations(typed.text, segments, cut);
  std::vector<std::string> whole;
  for (const std::string& text : texts) {
    if (whole = WholeForms(text, context); !whole.empty()) break;
  }
  for (std::string& form : whole) {
    if (std::find(texts.begin(), texts.end(), form) == texts.end() &&
        form != typed.text) {
      texts.push_back(std::move(form));
    }
  }
  for (std::string& text : texts) {
    nodes.push_back(
        Wording(typed, std::move(text), terms.size(), context.analyzer));
  }
  std::vector<Node> names = InnerNames(typed);
  std::move(names.begin(), names.end(), std::back_inserter(nodes));
  return nodes;
}

}  // namespace defnews

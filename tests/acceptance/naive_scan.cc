// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/naive_scan.h"

#include <algorithm>

namespace defnews {

using Kind = ScanNode::Kind;

std::string FirstDay(const std::string& period) {
  if (period.size() == 4) return period + "-01-01";
  return period.size() == 7 ? period + "-01" : period;
}

std::string LastDay(const std::string& period) {
  if (period.size() == 4) return period + "-12-31";
  return period.size() == 7 ? period + "-31" : period;
}

uint32_t NaiveScan::Number(std::string_view term) {
  const auto next = static_cast<uint32_t>(numbers_.size());
  return numbers_.emplace(std::string(term), next).first->second;
}

void NaiveScan::AddText(std::string_view field, const std::string& text,
                        Document* document) {
  std::vector<Occurrence> occurrences;
  analyzer_.Analyze(text, 0, &occurrences);
  Text words{std::string(field), {}};
  for (const Occurrence& occurrence : occurrences) {
    const uint64_t number = Number(analyzer_.term(occurrence.term));
    words.words.push_back(number << 32 | occurrence.position);
  }
  std::sort(words.words.begin(), words.words.end());
  document->texts.push_back(std::move(words));
}

void NaiveScan::Add(const nlohmann::json& article) {
  analyzer_.ForgetIfLarge();
  Document document;
  document.id = article.at("id");
  document.source = article.value("source", "");
  const std::string published = article.value("published", "");
  if (article.contains("days")) {
    if (!article.at("days").empty()) {
      document.first = article.at("days").at(0);
      document.last = article.at("days").at(1);
    }
  } else if (!published.empty()) {
    document.first = FirstDay(published);
    document.last = LastDay(published);
  }
  AddText("title", article.value("title", ""), &document);
  AddText("body", article.value("body", ""), &document);
  if (article.contains("captions")) {
    for (const nlohmann::json& caption : article.at("captions")) {
      AddText("caption", caption, &document);
    }
  }
  documents_.push_back(std::move(document));
}

void NaiveScan::Resolve(ScanNode* node) {
  for (ScanNode& child : node->children) Resolve(&child);
  if (node->kind != Kind::kLeaf) return;
  const QueryTerms terms = analyzer_.AnalyzeQuery(node->text, false);
  for (const QueryTerms::Term& term : terms.sequence) {
    node->sequence.push_back(Number(term.term));
  }
  for (const std::string& term : terms.alternatives) {
    node->alternatives.push_back(Number(term));
  }
}

bool NaiveScan::IsOneTerm(std::string_view word) {
  const QueryTerms terms = analyzer_.AnalyzeQuery(word, false);
  return terms.sequence.size() == 1 && terms.alternatives.empty();
}

std::vector<uint32_t> NaiveScan::Places(const Text& text, uint32_t term) {
  std::vector<uint32_t> places;
  const uint64_t from = uint64_t{term} << 32;
  for (auto at = std::lower_bound(text.words.begin(), text.words.end(), from);
       at != text.words.end() && *at >> 32 == term; ++at) {
    places.push_back(static_cast<uint32_t>(*at));
  }
  return places;
}

bool NaiveScan::LeafIn(const Text& text, const ScanNode& leaf) {
  for (const uint32_t term : leaf.alternatives) {
    if (!Places(text, term).empty()) return true;
  }
  if (leaf.sequence.empty()) return false;
  for (const uint32_t start : Places(text, leaf.sequence[0])) {
    bool all = true;
    for (size_t at = 1; all && at < leaf.sequence.size(); ++at) {
      all =
          std::binary_search(text.words.begin(), text.words.end(),
                             uint64_t{leaf.sequence[at]} << 32 | (start + at));
    }
    if (all) return true;
  }
  return false;
}

bool NaiveScan::MeetIn(const Text& text, const ScanNode& pair) {
  const auto right = Places(text, pair.children[1].sequence.at(0));
  for (const uint32_t a : Places(text, pair.children[0].sequence.at(0))) {
    for (const uint32_t b : right) {
      if (a < b && b - a <= pair.distance) return true;
      if (pair.kind == Kind::kNear && b < a && a - b <= pair.distance) {
        return true;
      }
    }
  }
  return false;
}

bool NaiveScan::InText(const Document& document, const ScanNode& node) {
  return std::any_of(document.texts.begin(), document.texts.end(),
                     [&](const Text& text) {
                       if (!node.field.empty() && node.field != text.field)
                         return false;
                       return node.kind == Kind::kLeaf ? LeafIn(text, node)
                                                       : MeetIn(text, node);
                     });
}

bool NaiveScan::Matches(const Document& document, const ScanNode& node) {
  const auto match = [&](const ScanNode& child) {
    return Matches(document, child);
  };
  const auto& children = node.children;
  switch (node.kind) {
    case Kind::kLeaf:
    case Kind::kNear:
    case Kind::kAdj:
      return InText(document, node);
    case Kind::kAnd:
      return std::all_of(children.begin(), children.end(), match);
    case Kind::kOr:
      return std::any_of(children.begin(), children.end(), match);
    case Kind::kNot:
      return !match(children[0]);
    case Kind::kSource:
      return document.source == node.text;
    case Kind::kDate:
      return !document.first.empty() && document.first <= LastDay(node.last) &&
             document.last >= FirstDay(node.text);
  }
  return false;
}

bool NaiveScan::Passes(const Document& document, const ScanDates& dates) {
  if (document.first.empty()) return dates.undated;
  if (!dates.dated) return false;
  if (!dates.after.empty() && document.last < FirstDay(dates.after)) {
    return false;
  }
  if (!dates.before.empty() && document.first >= FirstDay(dates.before)) {
    return false;
  }
  return dates.on.empty() || (document.first <= LastDay(dates.on) &&
                              document.last >= FirstDay(dates.on));
}

std::vector<std::string> NaiveScan::Find(const ScanNode& query,
                                         const ScanDates& dates) const {
  std::vector<std::string> ids;
  for (const Document& document : documents_) {
    if (Passes(document, dates) && Matches(document, query)) {
      ids.push_back(document.id);
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace defnews

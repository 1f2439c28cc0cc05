// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/random_query.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string_view>

namespace defnews {
namespace {

using Kind = ScanNode::Kind;

bool IsLetterOrDigit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// Letters and digits, hyphens or dots within; no operator of the language.
bool IsPlainWord(std::string_view word) {
  if (word.empty() || !IsLetterOrDigit(word.front()) ||
      !IsLetterOrDigit(word.back())) {
    return false;
  }
  if (word == "AND" || word == "OR" || word == "NOT" || word == "NEAR" ||
      word == "ADJ") {
    return false;
  }
  return std::all_of(word.begin(), word.end(), [](char c) {
    return IsLetterOrDigit(c) || c == '-' || c == '.';
  });
}

bool CanBeQuoted(std::string_view token) {
  return std::all_of(token.begin(), token.end(),
                     [](char c) { return c > ' ' && c < 0x7F && c != '"'; });
}

// Without the punctuation around it.
std::string Trimmed(std::string_view token) {
  while (!token.empty() && !IsLetterOrDigit(token.front())) {
    token.remove_prefix(1);
  }
  while (!token.empty() && !IsLetterOrDigit(token.back())) {
    token.remove_suffix(1);
  }
  return std::string(token);
}

std::string InField(const ScanNode& node, const std::string& text) {
  return node.field.empty() ? text : node.field + ":" + text;
}

std::string Joined(const ScanNode& node, const std::string& between) {
  std::string text = "(";
  for (const ScanNode& child : node.children) {
    if (text.size() > 1) {
      text +=
          node.kind == Kind::kAnd && child.kind == Kind::kNot ? " " : between;
    }
    text += QueryText(child);
  }
  return text + ")";
}

std::string Meeting(const ScanNode& node) {
  return "(" + node.children[0].text +
         (node.kind == Kind::kNear ? " NEAR/" : " ADJ/") +
         std::to_string(node.distance) + " " + node.children[1].text + ")";
}

}  // namespace

std::string QueryText(const ScanNode& node) {
  switch (node.kind) {
    case Kind::kLeaf:
      return InField(node, node.quoted ? "\"" + node.text + "\"" : node.text);
    case Kind::kAnd:
      return Joined(node, node.children.size() > 2 ? " " : " AND ");
    case Kind::kOr:
      return Joined(node, " OR ");
    case Kind::kNot:
      return "NOT " + QueryText(node.children[0]);
    case Kind::kNear:
    case Kind::kAdj:
      return InField(node, Meeting(node));
    case Kind::kSource:
      return "source:" + node.text;
    case Kind::kDate:
      return "date:" + node.text + ".." + node.last;
  }
  return "";
}

RandomQuery::RandomQuery(const std::vector<nlohmann::json>& articles,
                         uint64_t seed, NaiveScan* scan)
    : scan_(scan), random_(seed) {
  for (const nlohmann::json& article : articles) {
    AddText("title", article.value("title", ""));
    AddText("body", article.value("body", ""));
    if (article.contains("captions")) {
      for (const nlohmann::json& caption : article.at("captions")) {
        AddText("caption", caption);
      }
    }
    const std::string published = article.value("published", "");
    if (published.size() >= 10) days_.push_back(published.substr(0, 10));
    sources_.push_back(article.value("source", ""));
  }
  std::sort(vocabulary_.begin(), vocabulary_.end());
  vocabulary_.erase(std::unique(vocabulary_.begin(), vocabulary_.end()),
                    vocabulary_.end());
}

void RandomQuery::AddText(const std::string& field, const std::string& text) {
  std::istringstream words(text);
  Text tokens{field, {std::istream_iterator<std::string>(words), {}}};
  for (const std::string& token : tokens.tokens) {
    const std::string word = Trimmed(token);
    if (IsPlainWord(word)) vocabulary_.push_back(word);
  }
  if (!tokens.tokens.empty()) texts_.push_back(std::move(tokens));
}

const RandomQuery::Text& RandomQuery::SomeText() {
  return texts_[Chance(70) ? topic_ : Below(texts_.size())];
}

std::string RandomQuery::Word() {
  if (Chance(15)) return vocabulary_[Below(vocabulary_.size())];
  while (true) {
    const Text& text = SomeText();
    const std::string word = Trimmed(text.tokens[Below(text.tokens.size())]);
    if (IsPlainWord(word)) return word;
    topic_ = Below(texts_.size());
  }
}

std::string RandomQuery::SingleTerm() {
  while (true) {
    std::string word = Word();
    if (scan_->IsOneTerm(word)) return word;
    topic_ = Below(texts_.size());
  }
}

std::string RandomQuery::Field() {
  static constexpr const char* kFields[] = {"title", "body", "caption"};
  return Chance(75) ? "" : kFields[Below(3)];
}

ScanNode RandomQuery::Leaf() {
  ScanNode leaf;
  leaf.field = Field();
  leaf.text = Word();
  return leaf;
}

ScanNode RandomQuery::Phrase() {
  ScanNode phrase;
  phrase.quoted = true;
  phrase.field = Field();
  for (int tries = 0; tries < 100; ++tries) {
    const Text& text = SomeText();
    const size_t length = 2 + Below(2);
    if (text.tokens.size() < length) continue;
    const size_t from = Below(text.tokens.size() - length + 1);
    phrase.text.clear();
    bool good = true;
    for (size_t at = from; at < from + length; ++at) {
      good = good && CanBeQuoted(text.tokens[at]) &&
             !Trimmed(text.tokens[at]).empty();
      phrase.text += (at == from ? "" : " ") + text.tokens[at];
    }
    if (good) return phrase;
  }
  return Leaf();
}

ScanNode RandomQuery::Near() {
  ScanNode near;
  near.kind = Chance(60) ? Kind::kNear : Kind::kAdj;
  near.field = Field();
  near.distance = static_cast<uint32_t>(1 + Below(Chance(50) ? 5 : 40));
  for (int operand = 0; operand < 2; ++operand) {
    near.children.emplace_back();
    near.children.back().text = SingleTerm();
  }
  return near;
}

std::string RandomQuery::Period() {
  static constexpr size_t kSizes[] = {4, 7, 10};
  return days_[Below(days_.size())].substr(0, kSizes[Below(3)]);
}

ScanNode RandomQuery::Restriction() {
  ScanNode node;
  if (Chance(30)) {
    node.kind = Kind::kSource;
    node.text = sources_[Below(sources_.size())];
    return node;
  }
  node.kind = Kind::kDate;
  node.text = Period();
  node.last = Period();
  if (FirstDay(node.last) < FirstDay(node.text)) {
    std::swap(node.text, node.last);
  }
  if (LastDay(node.last) < LastDay(node.text)) node.last = node.text;
  return node;
}

ScanNode RandomQuery::Tree(int depth) {
  const uint64_t kind = Below(depth > 0 ? 100 : 65);
  if (kind < 30) return Leaf();
  if (kind < 45) return Phrase();
  if (kind < 58) return Near();
  if (kind < 65) return Restriction();
  return kind < 82 ? All(depth - 1) : Any(depth - 1);
}

ScanNode RandomQuery::All(int depth) {
  ScanNode node;
  node.kind = Kind::kAnd;
  const uint64_t count = 1 + Below(3);
  for (uint64_t at = 0; at < count; ++at) node.children.push_back(Tree(depth));
  if (count == 1 || Chance(30)) {
    ScanNode negative;
    negative.kind = Kind::kNot;
    negative.children.push_back(Tree(depth));
    node.children.push_back(std::move(negative));
  }
  return node;
}

ScanNode RandomQuery::Any(int depth) {
  ScanNode node;
  node.kind = Kind::kOr;
  const uint64_t count = 2 + Below(2);
  for (uint64_t at = 0; at < count; ++at) node.children.push_back(Tree(depth));
  return node;
}

ScanNode RandomQuery::Next() {
  topic_ = Below(texts_.size());
  ScanNode node = Tree(3);
  scan_->Resolve(&node);
  return node;
}

ScanDates RandomQuery::NextDates() {
  ScanDates dates;
  const uint64_t kind = Below(8);
  if (kind < 2 || kind == 3) dates.after = Period();
  if (kind == 2 || kind == 3) dates.before = Period();
  if (kind == 4) dates.on = Period();
  if (kind == 3 && FirstDay(dates.before) <= FirstDay(dates.after)) {
    dates.before.clear();
  }
  return dates;
}

}  // namespace defnews

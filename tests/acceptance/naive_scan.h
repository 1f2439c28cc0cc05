// SPDX-License-Identifier: GPL-3.0-or-later
// What a query should find, by looking at every word of every article. Shares
// nothing with the searcher but the analysis of text into terms.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/analyzer.h"

namespace defnews {

// A query as the scan reads it.
struct ScanNode {
  // kLeaf is a word or, `quoted`, a phrase. kNot has one child. The children
  // of kNear and kAdj are two leaves of one word in the same field. kDate is
  // from `text` to `last`, two periods, both ends included.
  enum class Kind { kLeaf, kAnd, kOr, kNot, kNear, kAdj, kSource, kDate };

  Kind kind = Kind::kLeaf;
  std::string field;  // title, body, caption, or empty for all three
  std::string text;
  std::string last;
  bool quoted = false;
  uint32_t distance = 0;
  std::vector<ScanNode> children;
  // Of kLeaf, once NaiveScan::Resolve() has seen it: term numbers.
  std::vector<uint32_t> sequence;
  std::vector<uint32_t> alternatives;
};

// The options that restrict an answer by date; empty ones do not.
struct ScanDates {
  std::string after, before, on;
  bool undated = true;  // what happens to articles without a date
  bool dated = true;
};

class NaiveScan {
 public:
  // Takes an article as `corpus import` prints it. The key `days` overrides
  // `published`: two days, or none for an undated article.
  void Add(const nlohmann::json& article);

  // Looks up the terms of all leaves under `node`.
  void Resolve(ScanNode* node);

  // Whether `word` is one term at one place and nothing else.
  bool IsOneTerm(std::string_view word);

  // The ids of the articles that match, sorted.
  std::vector<std::string> Find(const ScanNode& query,
                                const ScanDates& dates) const;

 private:
  // Term number << 32 | position, sorted.
  struct Text {
    std::string field;
    std::vector<uint64_t> words;
  };
  // Days as text, which sorts as days do; empty for an undated article.
  struct Document {
    std::string id, source, first, last;
    std::vector<Text> texts;
  };

  void AddText(std::string_view field, const std::string& text,
               Document* document);
  uint32_t Number(std::string_view term);
  static std::vector<uint32_t> Places(const Text& text, uint32_t term);
  static bool LeafIn(const Text& text, const ScanNode& leaf);
  static bool MeetIn(const Text& text, const ScanNode& pair);
  static bool InText(const Document& document, const ScanNode& node);
  static bool Matches(const Document& document, const ScanNode& node);
  static bool Passes(const Document& document, const ScanDates& dates);

  Analyzer analyzer_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::vector<Document> documents_;
};

// The first and the last day of 2024, 2024-05 or 2024-05-06 as text; the last
// of a month is its day 31, whatever the month.
std::string FirstDay(const std::string& period);
std::string LastDay(const std::string& period);

}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
// Random queries from the words of given articles, the same for the same seed.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/acceptance/naive_scan.h"

namespace defnews {

// The query language's text of a query.
std::string QueryText(const ScanNode& node);

class RandomQuery {
 public:
  // Keeps `scan` for a look at words.
  RandomQuery(const std::vector<nlohmann::json>& articles, uint64_t seed,
              NaiveScan* scan);

  // Words, phrases, NEAR, ADJ, fields, AND, OR, NOT, source: and date:.
  ScanNode Next();
  // At most one kind of bounds, from the articles' own dates.
  ScanDates NextDates();

  uint64_t Below(uint64_t bound) { return random_() % bound; }
  bool Chance(uint64_t percent) { return Below(100) < percent; }

 private:
  struct Text {
    std::string field;
    std::vector<std::string> tokens;
  };

  void AddText(const std::string& field, const std::string& text);
  const Text& SomeText();
  std::string Word();
  std::string SingleTerm();
  ScanNode Leaf();
  ScanNode Phrase();
  ScanNode Near();
  ScanNode Restriction();
  ScanNode Tree(int depth);
  ScanNode All(int depth);
  ScanNode Any(int depth);
  std::string Field();
  std::string Period();

  NaiveScan* scan_;
  std::mt19937_64 random_;
  std::vector<Text> texts_;
  std::vector<std::string> vocabulary_;  // sorted, each once
  std::vector<std::string> days_;
  std::vector<std::string> sources_;
  size_t topic_ = 0;  // of texts_: where most words of a query come from
};

}  // namespace defnews

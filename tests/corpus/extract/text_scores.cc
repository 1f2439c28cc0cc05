// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/extract/text_scores.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "common/text/utf8.h"

namespace defnews {
namespace {

using Bag = std::map<std::string, size_t>;

Bag RunsOf(const std::vector<std::string>& tokens, size_t size) {
  Bag bag;
  if (tokens.empty()) return bag;
  const size_t last = tokens.size() < size ? 0 : tokens.size() - size;
  for (size_t i = 0; i <= last; ++i) {
    std::string run;
    for (size_t j = i; j < std::min(i + size, tokens.size()); ++j) {
      run += tokens[j] + '\n';
    }
    ++bag[std::move(run)];
  }
  return bag;
}

size_t SizeOf(const Bag& bag) {
  size_t size = 0;
  for (const auto& [run, count] : bag) size += count;
  return size;
}

double Share(size_t part, size_t whole) {
  return whole == 0 ? 0
                    : static_cast<double>(part) / static_cast<double>(whole);
}

double HarmonicMean(double a, double b) {
  return a + b == 0 ? 0 : 2 * a * b / (a + b);
}

}  // namespace

std::vector<std::string> WordTokens(std::string_view text, bool fold) {
  std::vector<std::string> tokens;
  std::string token;
  size_t i = 0;
  while (i < text.size()) {
    const size_t begin = i;
    const int32_t c = NextCodePoint(text, &i);
    if (c == '_' || (c >= 0 && u_isalnum(c))) {
      for (const char byte : text.substr(begin, i - begin)) {
        const bool upper = fold && byte >= 'A' && byte <= 'Z';
        token += upper ? static_cast<char>(byte - 'A' + 'a') : byte;
      }
    } else if (!token.empty()) {
      tokens.push_back(std::move(token));
      token.clear();
    }
  }
  if (!token.empty()) tokens.push_back(std::move(token));
  return tokens;
}

double Overlap::f1() const { return HarmonicMean(precision, recall); }

Overlap CompareRuns(const std::vector<std::string>& found,
                    const std::vector<std::string>& wanted, size_t size) {
  if (found.empty() && wanted.empty()) return {1, 1};
  const Bag found_runs = RunsOf(found, size);
  const Bag wanted_runs = RunsOf(wanted, size);
  size_t common = 0;
  for (const auto& [run, count] : found_runs) {
    const auto other = wanted_runs.find(run);
    if (other != wanted_runs.end()) common += std::min(count, other->second);
  }
  return {Share(common, SizeOf(found_runs)),
          Share(common, SizeOf(wanted_runs))};
}

void MeanOverlap::Add(const Overlap& page) {
  precision += page.precision;
  recall += page.recall;
  f1 += page.f1();
  ++pages;
}

double MeanOverlap::mean_f1() const {
  return pages == 0 ? 0 : f1 / static_cast<double>(pages);
}

double MeanOverlap::f1_of_means() const {
  return pages == 0
             ? 0
             : HarmonicMean(precision, recall) / static_cast<double>(pages);
}

}  // namespace defnews

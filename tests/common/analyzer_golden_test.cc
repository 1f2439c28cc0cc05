// SPDX-License-Identifier: GPL-3.0-or-later
// The golden table text -> terms. DEFNEWS_UPDATE_GOLDEN=1 rewrites it; people
// review the difference.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "common/text/analyzer.h"

namespace defnews {
namespace {

constexpr char kGolden[] = DEFNEWS_SOURCE_DIR "/tests/golden/analyzer.tsv";

std::string FlagText(uint16_t flags) {
  std::string text;
  if ((flags & kJoined) != 0) text += '+';
  if ((flags & kFamily) != 0) text += '^';
  if ((flags & kGloss) != 0) text += '~';
  return text;
}

// "1:rok 2:us 2:Cus 1:rokus+": position, term, and a mark for joined forms
// (+), families (^) and glosses (~).
std::string TermsText(const std::string& text) {
  Analyzer analyzer;
  std::vector<Occurrence> occurrences;
  analyzer.Analyze(text, 1, &occurrences);
  std::string out;
  for (const Occurrence& occurrence : occurrences) {
    if (!out.empty()) out += ' ';
    out += std::to_string(occurrence.position) + ':' +
           std::string(analyzer.term(occurrence.term)) +
           FlagText(occurrence.flags);
  }
  return out;
}

TEST(AnalyzerGolden, EveryTextOfTheTableHasItsTerms) {
  std::ifstream in(kGolden);
  ASSERT_TRUE(in) << kGolden;
  const bool update = std::getenv("DEFNEWS_UPDATE_GOLDEN") != nullptr;
  std::string rewritten;
  std::string line;
  size_t rows = 0;
  while (std::getline(in, line)) {
    const size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#') {
      rewritten += line + '\n';
      continue;
    }
    const std::string text = line.substr(0, tab);
    const std::string made = TermsText(text);
    rewritten += text + '\t' + made + '\n';
    ++rows;
    if (!update) {
      EXPECT_EQ(tab == std::string::npos ? "" : line.substr(tab + 1), made)
          << text;
    }
  }
  EXPECT_GE(rows, 60u);
  in.close();
  if (update) std::ofstream(kGolden) << rewritten;
}

}  // namespace
}  // namespace defnews

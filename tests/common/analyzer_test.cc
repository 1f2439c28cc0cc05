// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/brkiter.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

namespace defnews {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Describe(Analyzer* analyzer, const std::string& text) {
  std::vector<Occurrence> occurrences;
  analyzer->Analyze(text, 1, &occurrences);
  std::vector<std::string> out;
  for (const Occurrence& o : occurrences) {
    std::ostringstream line;
    line << o.position << ' ' << analyzer->term(o.term) << ' '
         << analyzer->word(o.word) << ' ' << o.begin << '-' << o.end << ' '
         << o.flags;
    out.push_back(line.str());
  }
  return out;
}

std::vector<std::string> Terms(const std::string& text, bool as_typed = false) {
  Analyzer analyzer;
  std::vector<std::string> out;
  const QueryTerms terms = analyzer.AnalyzeQuery(text, as_typed);
  for (const auto& term : terms.sequence) out.push_back(term.term);
  for (const auto& alternative : terms.alternatives)
    out.push_back("|" + alternative);
  return out;
}

// Text of the alphabet that the fast route has to get right: letters, digits
// and every punctuation mark of ASCII, some curly quotes and dashes.
std::string RandomText(std::mt19937* random, bool ascii) {
  static const std::vector<std::string> kOther = {"’",    "‘", "“", "”", "–",
                                                  "—",    "…", "△", "·", "가",
                                                  "한미", "é", "Ⅱ", "北"};
  static const std::string kLetters = "abcXYZstSU";
  std::string text;
  const size_t size = 1 + (*random)() % 40;
  for (size_t i = 0; i < size; ++i) {
    const size_t pick = (*random)() % 20;
    if (pick < 9) {
      text += kLetters[(*random)() % kLetters.size()];
    } else if (pick < 13) {
      text += static_cast<char>('0' + (*random)() % 10);
    } else if (pick < 15) {
      text += ' ';
    } else if (pick < 19 || ascii) {
      text += static_cast<char>(0x21 + (*random)() % 0x5E);
    } else {
      text += kOther[(*random)() % kOther.size()];
    }
  }
  return text;
}

TEST(AnalyzerDifferential, FastRouteEqualsIcuOnRandomText) {
  std::mt19937 random(20231109);
  Analyzer fast;
  Analyzer reference(Analyzer::Route::kReference);
  for (int i = 0; i < 40000; ++i) {
    const std::string text = RandomText(&random, i % 2 == 0);
    ASSERT_EQ(Describe(&fast, text), Describe(&reference, text)) << text;
  }
}

TEST(AnalyzerDifferential, FastRouteEqualsIcuOnTheSamples) {
  Analyzer fast;
  Analyzer reference(Analyzer::Route::kReference);
  size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           DEFNEWS_SOURCE_DIR "/tests/data/samples")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)),
                           std::istreambuf_iterator<char>());
    ASSERT_EQ(Describe(&fast, text), Describe(&reference, text))
        << entry.path();
    ++files;
  }
  EXPECT_GT(files, 10u);
}

TEST(Analyzer, OffsetsOfPrimaryWordsAscendAndLieInside) {
  std::mt19937 random(7);
  Analyzer analyzer;
  for (int i = 0; i < 5000; ++i) {
    const std::string text = RandomText(&random, false);
    std::vector<Occurrence> occurrences;
    const uint32_t next = analyzer.Analyze(text, 1, &occurrences);
    for (const Occurrence& o : occurrences) {
      ASSERT_LE(o.begin, o.end) << text;
      ASSERT_LE(o.end, text.size()) << text;
      ASSERT_LT(o.position, next) << text;
    }
  }
}

TEST(Analyzer, OffsetsOfARunAcrossAMiddleDotCoverTheDot) {
  const std::string text = "핵·미사일";
  Analyzer analyzer;
  std::vector<Occurrence> occurrences;
  analyzer.Analyze(text, 0, &occurrences);
  std::vector<std::string> joined;
  for (const Occurrence& o : occurrences) {
    if ((o.flags & kJoined) == 0) continue;
    joined.push_back(text.substr(o.begin, o.end - o.begin));
  }
  EXPECT_THAT(joined, ElementsAre("핵·미", "미사", "사일"));
}

TEST(Analyzer, AnalysingTwiceGivesTheSame) {
  Analyzer analyzer;
  const std::string text = "The ROK-U.S. alliance’s F-35As, 확장억제를 9·19";
  EXPECT_EQ(Describe(&analyzer, text), Describe(&analyzer, text));
}

TEST(AnalyzerQuery, CompoundIsItsPartsOrTheJoinedForm) {
  EXPECT_THAT(Terms("ROK-US"), ElementsAre("rok", "Cus", "|rokus"));
  EXPECT_THAT(Terms("9/19"), ElementsAre("9", "19", "|919"));
  EXPECT_THAT(Terms("F-35A"), ElementsAre("f", "35", "a", "|f35a"));
  EXPECT_THAT(Terms("K9"), ElementsAre("k", "9", "|k9"));
  EXPECT_THAT(Terms("F-35"), ElementsAre("f", "35", "|f35"));
}

TEST(AnalyzerQuery, JoinedFormsAreNotForSeveralWords) {
  EXPECT_THAT(Terms("ROK-US alliance"), ElementsAre("rok", "Cus", "allianc"));
}

TEST(AnalyzerQuery, CapitalsAskForCapitals) {
  EXPECT_THAT(Terms("US"), ElementsAre("Cus"));
  EXPECT_THAT(Terms("U.S."), ElementsAre("Cus"));
  EXPECT_THAT(Terms("us"), ElementsAre("us"));
  EXPECT_THAT(Terms("NATO"), ElementsAre("nato"));
}

TEST(AnalyzerQuery, ParticleIsStrippedUnlessTyped) {
  EXPECT_THAT(Terms("확장억제를"), ElementsAre("확장", "장억", "억제"));
  EXPECT_THAT(Terms("확장억제를", true),
              ElementsAre("확장", "장억", "억제", "제를"));
  EXPECT_THAT(Terms("회의"), ElementsAre("회의"));
}

TEST(AnalyzerQuery, MiddleDotAsksForTheRunItself) {
  EXPECT_THAT(Terms("한·미"), ElementsAre("한미"));
  EXPECT_THAT(Terms("한미"), ElementsAre("한미"));
}

TEST(AnalyzerQuery, TextWithoutWordsGivesNothing) {
  EXPECT_THAT(Terms("..."), IsEmpty());
  EXPECT_THAT(Terms(""), IsEmpty());
}

TEST(Analyzer, HugeChunkIsTakenInLinearTime) {
  std::string text;
  for (int i = 0; i < 300000; ++i) text += "a-b9/";
  Analyzer analyzer;
  std::vector<Occurrence> occurrences;
  EXPECT_GT(analyzer.Analyze(text, 1, &occurrences), 600000u);
}

}  // namespace
}  // namespace defnews

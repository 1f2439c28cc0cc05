// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/letter_runs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Runs(std::string_view text) {
  std::vector<std::string> runs;
  for (const LetterRun& run : CorrectableRuns(text)) {
    runs.push_back((run.hangul ? "ko:" : "") +
                   std::string(text.substr(run.begin, run.end - run.begin)));
  }
  return runs;
}

TEST(LetterRunsTest, WordsOfFourLettersOrTwoSyllables) {
  EXPECT_THAT(Runs("extended detrrence"), ElementsAre("extended", "detrrence"));
  EXPECT_THAT(Runs("the US and NATO"), ElementsAre("NATO"));
  EXPECT_THAT(Runs("Seoul's café"), ElementsAre("Seoul", "café"));
  EXPECT_THAT(Runs("확장억제 군 SCM회의"),
              ElementsAre("ko:확장억제", "ko:회의"));
  EXPECT_THAT(Runs(""), IsEmpty());
}

TEST(LetterRunsTest, DesignationsAndNumbersAreLeftAlone) {
  EXPECT_THAT(Runs("KDDX3000 2023 F-35A hwasong17"), IsEmpty());
  EXPECT_THAT(Runs("Hwasong-17"), ElementsAre("Hwasong"));
}

TEST(LetterRunsTest, IllFormedBytesSeparate) {
  EXPECT_THAT(Runs("army\xFFnavy\xE1"), ElementsAre("army", "navy"));
}

TEST(LetterRunsTest, ReplacedInPlaceWithTheCapitalOfTheOld) {
  const auto replace = [](std::string_view text, std::string_view by) {
    return ReplaceRun(text, CorrectableRuns(text).at(0), by);
  };
  EXPECT_EQ(replace("ROK-misile", "missile"), "ROK-missile");
  EXPECT_EQ(replace("Hwaseng-17", "hwasong"), "Hwasong-17");
  EXPECT_EQ(replace("DETRRENCE", "deterrence"), "deterrence");
  EXPECT_EQ(replace("확잔억제를", "확장억제"), "확장억제");
}

}  // namespace
}  // namespace defnews

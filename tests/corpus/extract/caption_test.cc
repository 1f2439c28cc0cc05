// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/caption.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(CaptionsInLineTest, KnowsPhotoCredits) {
  for (const char* line :
       {"Flags of both countries. 2021.3.4/News 1",
        "Admiral Han at the pier. 2021. 3. 4./뉴스1", "ⓒ News1 Reporter Han",
        "The admiral. ⓒ Reuters = News 1", "The admiral visits Busan. (Yonhap)",
        "Soldiers at the border on March 4. [YONHAP]",
        "Soldiers at the border, Thursday. Reuters-Yonhap",
        "Photo : YONHAP News", "Photo courtesy of the Navy",
        "해군 함정이 훈련하고 있다. /연합뉴스", "사진=해군 제공",
        "한 제독. (사진=뉴시스)", "[사진] 해군 함정", "▲ 훈련 모습 ⓒ뉴스1",
        "This photo, provided by the Navy on March 4, shows a frigate.",
        "A frigate sails off Busan. Getty Images",
        "A frigate sails off Busan. Photo by: 'Han Ji-won'.",
        "Image from last year's review.", "The pier. Image via Navy."}) {
    EXPECT_THAT(CaptionsInLine(line), ElementsAre(line));
  }
}

TEST(CaptionsInLineTest, RunningTextIsNoCaption) {
  for (const char* line :
       {"SEOUL, March 4 (Yonhap) -- The navy held a drill on Thursday.",
        "The navy said it would hold the drill again next year. (Yonhap)",
        "(서울=뉴스1) 한기자 기자 = 해군은 4일 훈련을 했다고 밝혔다.",
        "He shared the photo with reporters on the 9th.",
        "The drill covers air/sea operations near the islands.",
        "Yonhap reported the launch on the 9th.",
        "The photo was published. Photographs by others were not.",
        "x = y + 1 in this model"}) {
    EXPECT_THAT(CaptionsInLine(line), IsEmpty()) << line;
  }
}

TEST(CaptionsInLineTest, GluedCopiesAreOneCaption) {
  const char* const caption = "Admiral Han Ji-won. 2021.3.4/News 1";
  for (const char* line :
       {"Admiral Han Ji-won.  2021.3.4/News 1Admiral Han Ji-won. "
        "2021.3.4/News 1",
        "Admiral Han Ji-won.Admiral Han Ji-won. 2021.3.4/News 1",
        "Admiral Han Ji-won. 2021.3.4/News 1Admiral Han Ji-won.",
        "Admiral Han Ji-won. 2021.3.4/News 1 Admiral Han Ji-won. "
        "2021.3.4/News 1 Admiral Han Ji-won. 2021.3.4/News 1"}) {
    EXPECT_THAT(CaptionsInLine(line), ElementsAre(caption)) << line;
  }
}

TEST(CaptionsInLineTest, ATextGluedToItselfIsACaptionWithoutACredit) {
  EXPECT_THAT(CaptionsInLine("View of the naval base in Busan"
                             "View of the naval base in Busan"),
              ElementsAre("View of the naval base in Busan"));
}

TEST(CaptionsInLineTest, DifferentCaptionsGluedAtACreditAreCutApart) {
  EXPECT_THAT(
      CaptionsInLine("The pier. 2021.3.4/News 1A frigate. "
                     "2021.3.5/News 1"),
      ElementsAre("The pier. 2021.3.4/News 1", "A frigate. 2021.3.5/News 1"));
}

TEST(CaptionsInLineTest, KeepsTheQuoteThatOpensTheSecondCopy) {
  EXPECT_THAT(CaptionsInLine("“Dokdo-class” ship. ⓒ News1“Dokdo-class” ship. "
                             "ⓒ News1"),
              ElementsAre("“Dokdo-class” ship. ⓒ News1"));
}

TEST(WithoutRepetitionTest, LeavesOrdinaryTextAlone) {
  for (const char* line :
       {"", "ha ha ha ha", "The navy and the navy again and again.",
        "In the morning they sailed and they came back in the morning."}) {
    EXPECT_EQ(WithoutRepetition(line), line);
  }
}

TEST(AddCaptionTest, SpacingMakesNoDifference) {
  std::vector<std::string> captions;
  AddCaption("The  pier in Busan. 2021.3.4/News 1", &captions);
  AddCaption("The pier in Busan. 2021. 3. 4/News1", &captions);
  EXPECT_THAT(captions, ElementsAre("The  pier in Busan. 2021.3.4/News 1"));
}

TEST(AddCaptionTest, TheLongerOfTwoThatBeginAlikeStays) {
  std::vector<std::string> captions;
  AddCaption("The pier in Busan", &captions);
  AddCaption("The pier in Busan. ⓒ News1", &captions);
  AddCaption("The pier in Busan.", &captions);
  EXPECT_THAT(captions, ElementsAre("The pier in Busan. ⓒ News1"));
}

}  // namespace
}  // namespace defnews

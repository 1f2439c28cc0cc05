// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_line.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

TEST(SourceInLineTest, NamesTheOutlet) {
  const std::pair<const char*, const char*> cases[] = {
      {"Source: Donga", "Donga"},
      {"SOURCE : KBS World Radio", "KBS World Radio"},
      {"(Source: Yonhap)", "Yonhap"},
      {"출처: 동아일보", "동아일보"},
      {"Source: https://www.example.com/a?b=1", "example.com"},
      {"Source:", ""},
  };
  for (const auto& [line, expected] : cases) {
    EXPECT_EQ(SourceInLine(line).value_or("none"), expected) << line;
  }
  EXPECT_EQ(SourceInLine("Sources said: nothing is decided."), std::nullopt);
  EXPECT_EQ(SourceInLine("Source: a long explanation of where all of these "
                         "figures come from and why they matter"),
            std::nullopt);
}

TEST(BylineInLineTest, NamesTheAuthor) {
  const std::pair<const char*, const char*> cases[] = {
      {"By Han Ji-won", "Han Ji-won"},
      {"BY HAN JI-WON han@example.com", "HAN JI-WON"},
      {"By Han Ji-won | 2024-01-15", "Han Ji-won"},
      {"Reporter Han Ji-won han@example.com", "Han Ji-won"},
      {"한지원 기자 han@example.com", "한지원 기자"},
      {"[한지원 특파원]", "한지원 특파원"},
      {"han@example.com", ""},
  };
  for (const auto& [line, expected] : cases) {
    EXPECT_EQ(BylineInLine(line).value_or("none"), expected) << line;
  }
  for (const char* line : {"By the river they waited.", "기자들은 질문했다.",
                           "Write to han@example.com if you know more about "
                           "what happened there."}) {
    EXPECT_EQ(BylineInLine(line), std::nullopt) << line;
  }
}

TEST(ReporterInDatelineTest, KoreanAgencyStories) {
  EXPECT_EQ(ReporterInDateline("(서울=뉴스1) 한지원 기자 = 해군은 9일 밝혔다."),
            "한지원 기자");
  EXPECT_EQ(ReporterInDateline("해군은 9일 (현지시간) 밝혔다."), "");
}

TEST(IsStampLineTest, TimesOfPosting) {
  for (const char* line :
       {"2023.11.09 10:30", "November 9, 2023", "Thu, Nov 9, 2023 10:30 am KST",
        "Posted : November 22, 2023 - 10:11   Updated : 15:30",
        "Posted on November 9, 2023 by admin", "입력 2023-11-09 10:30",
        "입력 ２０２３．１１．０９ １０：３０",
        "수정 2023년 11월 9일 오후 3시 5분", "2 hours ago", "3분 전", "12"}) {
    EXPECT_TRUE(IsStampLine(line)) << line;
  }
  for (const char* line :
       {"Updated defense plan names 3 new threats", "5/1/2024 +1.1%",
        "On the 9th the minister met reporters.", "Background",
        "9일 국방부 청사에서 회의가 열렸다."}) {
    EXPECT_FALSE(IsStampLine(line)) << line;
  }
}

}  // namespace
}  // namespace defnews

// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/article_end.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

TEST(ArticleEndTest, HeadsOfAppendices) {
  for (const char* line : {"References", "SOURCES:", "About the Author"}) {
    EXPECT_TRUE(HeadsAppendix(line)) << line;
  }
  for (const char* line : {"Sources of the river", "Korea", ""}) {
    EXPECT_FALSE(HeadsAppendix(line)) << line;
  }
}

TEST(ArticleEndTest, LinesThatTellOfTheAuthor) {
  for (const char* line :
       {"Kim Eun-jung is a reporter who has covered the alliance since 2011.",
        "About the author: a sailor.",
        "Jang Min-ho was the naval correspondent of Harbour Daily."}) {
    EXPECT_TRUE(TellsOfAuthor(line)) << line;
  }
  for (const char* line : {"The ship is a frigate of the third class.",
                           "What he said is that the editor had gone.",
                           "Kim Eun-jung is the minister of finance.", ""}) {
    EXPECT_FALSE(TellsOfAuthor(line)) << line;
  }
}

std::string Trimmed(std::string paragraph) {
  TrimClosing(&paragraph);
  return paragraph;
}

TEST(ArticleEndTest, TheReportersAddressIsCutOff) {
  EXPECT_EQ(Trimmed("훈련을 마쳤다고 말했다. 김하늘 기자 haneul@garam.example"),
            "훈련을 마쳤다고 말했다.");
  EXPECT_EQ(Trimmed("The drill ended. (haneul@garam.example)"),
            "The drill ended.");
  const std::string within = "Write to haneul@garam.example for tickets.";
  EXPECT_EQ(Trimmed(within), within);
  EXPECT_EQ(Trimmed(""), "");
}

}  // namespace
}  // namespace defnews

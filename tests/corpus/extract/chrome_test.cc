// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/chrome.h"

#include <gtest/gtest.h>

#include <ostream>

namespace defnews {
namespace {

struct Case {
  const char* line;
  ChromeKind kind;
};

TEST(ClassifyChromeTest, KnowsChrome) {
  const Case cases[] = {
      {"No menu items!", ChromeKind::kMenu},
      {"Skip to content", ChromeKind::kMenu},
      {"Home | News | Politics > Defense", ChromeKind::kMenu},
      {"정치 경제 사회 국제 스포츠", ChromeKind::kMenu},
      {"본문 바로가기", ChromeKind::kMenu},
      {"* * *", ChromeKind::kMenu},
      {"Share This Post", ChromeKind::kShare},
      {"Facebook Twitter E-mail Copy link", ChromeKind::kShare},
      {"공유하기", ChromeKind::kShare},
      {"글자 크기 설정", ChromeKind::kShare},
      {"- Advertisement -", ChromeKind::kAdvertisement},
      {"ADVERTISEMENT", ChromeKind::kAdvertisement},
      {"Article continues below advertisement", ChromeKind::kAdvertisement},
      {"[광고]", ChromeKind::kAdvertisement},
      {"Log in / Register", ChromeKind::kMenu},
      {"Log in", ChromeKind::kAccount},
      {"We use cookies to improve your experience.", ChromeKind::kAccount},
      {"Subscribe to our newsletter", ChromeKind::kAccount},
      {"로그인", ChromeKind::kAccount},
      {"Tags: navy, drill", ChromeKind::kTag},
      {"#navy #drill", ChromeKind::kTag},
      {"Related Posts", ChromeKind::kRelated},
      {"Comments (12)", ChromeKind::kRelated},
      {"▶ 관련 기사", ChromeKind::kRelated},
      {"Most Read", ChromeKind::kSidebar},
      {"많이 본 뉴스", ChromeKind::kSidebar},
      {"(END)", ChromeKind::kEndMark},
      {"Copyright © Example. All rights reserved.", ChromeKind::kEndMark},
      {"<저작권자 © 예시, 무단전재 및 재배포 금지>", ChromeKind::kEndMark},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(ClassifyChrome(c.line), c.kind) << c.line;
  }
}

TEST(ClassifyChromeTest, LeavesTheArticleAlone) {
  for (const char* line :
       {"The two sides will share this intelligence, the ministry said.",
        "The advertisement drew protests from the opposition party.",
        "A subscription to the imagery service costs 2 million dollars.",
        "Navy related posts were reshuffled on the 9th, officials said.",
        "More than 300 people attended the ceremony.",
        "국방부는 9일 관련기사에 대해 사실이 아니라고 밝혔다.",
        "제보를 받은 군 당국이 해당 지역을 수색하고 있다고 밝혔다.",
        "경찰은 기사를 무단 복제한 혐의로 두 사람을 입건했다고 밝혔다.",
        "North Korea fires missile", "북한, 미사일 발사", "Background"}) {
    EXPECT_EQ(ClassifyChrome(line), ChromeKind::kNone) << line;
  }
}

}  // namespace
}  // namespace defnews

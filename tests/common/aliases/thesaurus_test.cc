// SPDX-License-Identifier: GPL-3.0-or-later
// The compiled-in thesaurus: what must meet, and what must not.
#include "common/aliases/thesaurus.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/common/aliases/meeting.h"

namespace defnews {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::optional<Thesaurus::Match> FindFirst(std::string_view text) {
  Analyzer analyzer;
  return Thesaurus::BuiltIn().Find(analyzer.AnalyzeQuery(text, false).sequence,
                                   0);
}

bool Meets(std::string_view query, std::string_view text) {
  return Meets(Thesaurus::BuiltIn(), query, text);
}

// Any two of a line meet, in both directions.
const std::vector<std::vector<std::string>> kSame = {
    {"SCM", "Security Consultative Meeting", "한미안보협의회의",
     "한미 안보협의회의", "한·미 안보협의회의", "ROK-US Security Council",
     "Korea-U.S. Security Council", "South Korea-U.S. Security Council",
     "U.S.-ROK Security Council", "ROK-US Security Consultative Meeting"},
    {"ROK-US", "ROK-U.S.", "ROK–US", "ROK/US", "U.S.-ROK", "US-ROK", "Korea-US",
     "Korea-U.S.", "South Korea-U.S.", "South Korea-US", "US-Korea",
     "US-South Korea", "S. Korea-US", "KORUS", "한미", "한·미", "韓美"},
    {"ROK-US alliance", "Korea-U.S. alliance", "South Korea-US alliance",
     "U.S.-ROK alliance", "KORUS alliance", "한미동맹", "한미 동맹",
     "한·미 동맹", "韓美동맹", "韓美 동맹"},
    {"DPRK", "D.P.R.K.", "North Korea", "north Korea", "NK", "N. Korea",
     "북한"},
    {"ROK", "R.O.K.", "South Korea", "south Korea", "S. Korea",
     "Republic of Korea", "한국", "대한민국"},
    {"US", "U.S.", "USA", "United States", "미국"},
    {"US-DPRK", "DPRK-US", "North Korea-U.S.", "북미", "미북", "北美"},
    {"ROK-Japan", "Korea-Japan", "Japan-South Korea", "한일", "한·일", "韓日"},
    {"ROK-US-Japan", "Korea-U.S.-Japan", "U.S.-Japan-South Korea", "한미일",
     "한·미·일", "韓美日", "South Korea, the United States and Japan"},
    {"US-China", "China-US", "미중", "美中"},
    {"Korea-UNC", "ROK-UNC", "한·유엔사", "한-유엔사"},
    {"inter-Korean", "남북", "南北"},
    {"9/19 agreement", "9.19 military agreement", "9·19 군사합의",
     "919 군사합의", "September 19 Agreement", "CMA"},
    {"KN-23", "화성-11가형", "Hwasong-11A", "북한판 이스칸데르"},
    {"KN-15", "Pukguksong-2", "북극성-2형"},
    {"Hwasong-17", "Hwasong 17", "Hwasongpho-17", "화성-17형", "화성포-17형",
     "KN-28"},
    {"Peace Eye", "피스아이", "E-737"},
    {"ADD", "Agency for Defense Development", "Agency for Defence Development",
     "국방과학연구소"},
    {"Pentagon", "DoD", "Department of Defense", "미 국방부", "美국방부"},
    {"extended deterrence", "확장억제", "확장 억제"},
    {"OPCON", "전작권", "wartime operational control"},
    {"Ulchi Freedom Shield", "UFS", "을지프리덤실드", "을지 자유의 방패"},
    {"Workers' Party of Korea", "조선로동당", "노동당", "WPK"},
    {"kill chain", "kill-chain", "killchain", "킬체인"},
    {"defense", "defence"},
};

TEST(Thesaurus, FormsOfOneThingMeetBothWays) {
  for (const auto& same : kSame) {
    for (const std::string& a : same) {
      for (const std::string& b : same) {
        EXPECT_TRUE(Meets(a, b)) << a << " finds no " << b;
      }
    }
  }
}

struct Pair {
  const char* query;
  const char* text;
};

TEST(Thesaurus, FormsMeetInsideLongerPhrases) {
  constexpr Pair kPairs[] = {
      {"ROK-US naval drill", "the South Korea-U.S. naval drill began"},
      {"South Korea and the United States", "the ROK-US drill"},
      {"ROK and US", "the Korea-U.S. drill"},
      {"the United States and South Korea", "한미 훈련"},
      {"new ROK-US plan", "a new Korea-US plan"},
      {"new ROK-US plan", "a new plan, new South Korea-US plan"},
      {"한미 정상회담", "韓美 정상회담"},
      {"한미 정상회담", "한·미 정상회담"},
      {"North Korean soldiers in DPRK", "North Korean soldiers in N. Korea"},
      {"JCS chairman said", "합참의장 said"},
      {"55th SCM", "the 55th Korea-U.S. Security Council"},
      {"미국 국방장관", "美국방장관"},
      {"미국", "美국방부"},
      {"주한미군", "駐韓美軍 사령관"},
      {"대북제재", "對北제재 강화"},
      {"한미연합훈련", "韓美연합훈련 시작"},
      {"F-35", "an F-35A landed"},
  };
  for (const Pair& pair : kPairs) {
    EXPECT_TRUE(Meets(pair.query, pair.text))
        << pair.query << " finds no " << pair.text;
  }
}

TEST(Thesaurus, TrapsDoNotMeet) {
  constexpr Pair kPairs[] = {
      {"SCM", "the UN Security Council met"},
      {"ROK-US", "South Korea and the United States agreed"},
      {"SCM", "a UN Security Council meeting on sanctions"},
      {"SCM", "유엔 안보리 회의"},
      {"UN Security Council", "the 55th SCM in Seoul"},
      {"UN Security Council", "ROK-US Security Council"},
      {"Security Council", "한미안보협의회의"},
      {"Security Council", "the Security Consultative Meeting"},
      {"us", "the United States"},
      {"us", "미국"},
      {"US", "join us today"},
      {"미국", "tell us more"},
      {"ROK-US", "a rock tells us"},
      {"add", "국방과학연구소"},
      {"add", "Agency for Defense Development"},
      {"국방과학연구소", "they add more"},
      {"ADD", "국방과학원"},
      {"국방과학원", "국방과학연구소"},
      {"Academy of Defense Science", "ADD"},
      {"Department of Defense", "국방부는 9일"},
      {"국방부", "the Department of Defense"},
      {"국방부", "Pentagon"},
      {"Pentagon", "Ministry of National Defense"},
      {"Defense Secretary", "국방부 장관"},
      {"국방부 장관", "the Defense Secretary"},
      {"mac", "Military Armistice Commission"},
      {"Military Armistice Commission", "a Mac computer"},
      {"sofa", "주한미군지위협정"},
      {"SOFA", "sat on a sofa"},
      {"Status of Forces Agreement", "a leather sofa"},
      {"fs", "Freedom Shield"},
      {"Freedom Shield", "Ulchi exercise"},
      {"gp", "감시초소"},
      {"mou", "통일부"},
      {"spa", "최고인민회의"},
      {"kai", "한국항공우주산업"},
      {"taurus", "타우러스"},
      {"F-35A", "an F-35B landed"},
      {"F-35A", "F-35"},
      {"F-35B", "프리덤나이트"},
      {"Hwasong-17", "Hwasong-18"},
      {"화성-17형", "화성-18형"},
      {"화성-17형", "화성-11가형"},
      {"KN-23", "KN-24"},
      {"KN-23", "KN-25"},
      {"Pukguksong-2", "북극성-3형"},
      {"Hwasong-16Na", "Hwasong-16"},
      {"B-52H", "B-1B"},
      {"KDX-III", "KDX-II"},
      {"K9", "K2 전차"},
      {"North Korea", "조선일보"},
      {"북한", "조선일보 기자"},
      {"조선일보", "북한"},
      {"조선", "북한"},
      {"North Korea", "South Korea"},
      {"South Korea", "Korea"},
      {"Korea", "South"},
      {"Korea", "한국"},
      {"DPRK", "ROK"},
      {"South Korea", "North Korea"},
      {"ROK-US", "북미"},
      {"한미", "北美"},
      {"북미", "北미사일 발사"},
      {"ROK-Japan", "ROK-US"},
      {"ROK-US", "ROK-Japan"},
      {"peacetime operational control", "전작권"},
      {"operational control", "전시작전통제권"},
      {"nuclear umbrella", "확장억제"},
      {"extended deterrence", "핵우산"},
      {"launch", "발사"},
      {"our military", "우리 군"},
      {"기무사", "the DSC met"},
      {"Deterrence Strategy Committee", "기무사"},
      {"기무사", "방첩사"},
      {"Chunmoo", "MLRS"},
      {"K9", "자주포"},
      {"FA-50", "경공격기"},
      {"Malligyong-1", "spy satellite"},
      {"National Defense Committee", "National Defense Commission"},
      {"Ulchi Freedom Guardian", "Ulchi Freedom Shield"},
      {"USFK", "UNC"},
      {"UNC", "CFC"},
      {"Yongbyon nuclear complex", "Punggye-ri"},
      {"육군", "해군"},
  };
  for (const Pair& pair : kPairs) {
    EXPECT_FALSE(Meets(pair.query, pair.text))
        << pair.query << " finds " << pair.text;
  }
}

TEST(Thesaurus, AmbiguousAcronymAsksForBothOfItsMeanings) {
  EXPECT_TRUE(Meets("DSC", "억제전략위원회"));
  EXPECT_TRUE(Meets("DSC", "국군기무사령부"));
  EXPECT_FALSE(Meets("dsc", "국군기무사령부"));
}

TEST(Thesaurus, LooserFormsAreOnlySuggested) {
  const auto secretary = FindFirst("Defense Secretary");
  ASSERT_TRUE(secretary);
  EXPECT_THAT(secretary->forms, ElementsAre("defence"));
  EXPECT_THAT(secretary->related, Contains("Minister of National Defense"));
  EXPECT_THAT(secretary->related, Contains("U.S. Secretary of Defense"));
  const auto mind = FindFirst("nuclear umbrella");
  ASSERT_TRUE(mind);
  EXPECT_THAT(mind->forms, IsEmpty());
  EXPECT_THAT(mind->related, Contains("extended deterrence"));
  const auto howitzer = FindFirst("K-9 self-propelled howitzer");
  ASSERT_TRUE(howitzer);
  EXPECT_THAT(howitzer->related, Contains("자주포"));
}

TEST(Thesaurus, TheLongestRunWinsAndSaysHowLongItIs) {
  EXPECT_EQ(FindFirst("North Korea-U.S. talks")->length, 3u);
  EXPECT_EQ(FindFirst("ROK-US-Japan drill")->length, 3u);
  EXPECT_EQ(FindFirst("ROK-US drill")->length, 2u);
  EXPECT_FALSE(FindFirst("weather report"));
}

TEST(Thesaurus, FindsAtTheAskedPositionOnly) {
  Analyzer analyzer;
  const auto terms = analyzer.AnalyzeQuery("the new SCM", false).sequence;
  const Thesaurus& thesaurus = Thesaurus::BuiltIn();
  EXPECT_FALSE(thesaurus.Find(terms, 0));
  EXPECT_TRUE(thesaurus.Find(terms, 2));
  EXPECT_FALSE(thesaurus.Find(terms, 3));
  EXPECT_FALSE(thesaurus.Find({}, 0));
}

TEST(Thesaurus, NothingBeginsOrEndsInsideAWord) {
  // 한미 in 한미약품, 육사 in 육사단, F-35 in F-35A, K2 in AK2.
  for (const char* text : {"한미약품", "육사단장", "사드린다"}) {
    EXPECT_FALSE(FindFirst(text)) << text;
  }
  Analyzer analyzer;
  const auto terms = analyzer.AnalyzeQuery("B-52H", false).sequence;
  ASSERT_EQ(terms.size(), 3u);
  EXPECT_EQ(Thesaurus::BuiltIn().Find(terms, 0)->length, 3u);
  EXPECT_FALSE(Thesaurus::BuiltIn().Find(terms, 1));
}

TEST(Thesaurus, FormsThatAShorterOneFindsAreLeftOutAtTheEndsOnly) {
  EXPECT_THAT(FindFirst("ROK-US")->forms, Not(Contains("South Korea-US")));
  Analyzer analyzer;
  const auto terms = analyzer.AnalyzeQuery("a ROK-US plan", false).sequence;
  EXPECT_THAT(Thesaurus::BuiltIn().Find(terms, 1)->forms,
              Contains("South Korea-US"));
}

TEST(Thesaurus, FormsAreNeverWhatWasTypedNorTheSameTwice) {
  Analyzer analyzer;
  for (const auto& same : kSame) {
    for (const std::string& text : same) {
      const auto terms = analyzer.AnalyzeQuery(text, false).sequence;
      const auto match = Thesaurus::BuiltIn().Find(terms, 0);
      if (!match) continue;
      std::set<std::vector<std::string>> seen;
      std::vector<std::string> typed;
      for (size_t i = 0; i < match->length; ++i) {
        typed.push_back(terms[i].term);
      }
      seen.insert(typed);
      for (const std::string& form : match->forms) {
        std::vector<std::string> sequence;
        for (const auto& t : analyzer.AnalyzeQuery(form, false).sequence) {
          sequence.push_back(t.term);
        }
        EXPECT_TRUE(seen.insert(sequence).second) << text << ": " << form;
      }
    }
  }
}

}  // namespace
}  // namespace defnews
